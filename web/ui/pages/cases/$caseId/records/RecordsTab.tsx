import { useState } from 'react';
import { Button, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { recordsQuery } from '../../../../api/use-assessment.ts';
import { caseQuery } from '../../../../api/use-cases.ts';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { CollectedSummary } from './CollectedSummary.tsx';
import { DefectList } from './DefectList.tsx';
import { DocumentDialog } from './DocumentDialog.tsx';
import { RecordCards } from './RecordCards.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId/records');

/** What was collected about the family, and what is still missing; visits stand with the observation of the family. */
export function RecordsTab() {
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(recordsQuery(caseId));
  const { data: card } = useQuery(caseQuery(caseId));
  const [isAdding, setIsAdding] = useState(false);
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined || card === undefined) return <Skeleton height={240} />;

  const mayGather = card.may.includes('assessment.gather') && card.status !== 'closed';
  const collected = data.items.filter(({ kind }) => kind !== 'visit');
  const { members } = card.family;
  return (
    <Stack gap="md">
      <div className="app-columns">
        <CollectedSummary summary={data.summary} />
        <Section
          title="Недостающие документы"
          actions={
            mayGather ? (
              <Button variant="default" size="xs" onClick={() => setIsAdding(true)}>
                Внести документ
              </Button>
            ) : undefined
          }
        >
          <DefectList defects={data.defects} />
        </Section>
      </div>
      {collected.length === 0 ? (
        <EmptyState
          title="Сведения ещё не собраны"
          text="Здесь появятся встречи с семьёй, документы, акт обследования, результаты методик и диагностики, как только куратор завершит эти задачи."
        />
      ) : (
        <Stack gap="sm">
          <Title order={2}>Собранные сведения</Title>
          <RecordCards caseId={caseId} records={collected} />
        </Stack>
      )}
      <DocumentDialog
        isOpen={isAdding}
        caseId={caseId}
        members={members}
        choices={data.choices}
        onClose={() => setIsAdding(false)}
      />
    </Stack>
  );
}
