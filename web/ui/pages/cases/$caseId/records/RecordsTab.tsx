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
import { VisitDialog } from './VisitDialog.tsx';
import { VisitRhythm } from './VisitRhythm.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId/records');

/** What was collected about the family, what is still missing, and how it is visited. */
export function RecordsTab() {
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(recordsQuery(caseId));
  const { data: card } = useQuery(caseQuery(caseId));
  const [dialog, setDialog] = useState<'document' | 'visit'>();
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined || card === undefined) return <Skeleton height={240} />;

  const mayGather = card.may.includes('assessment.gather') && card.status !== 'closed';
  const visits = data.items.filter(({ kind }) => kind === 'visit');
  const collected = data.items.filter(({ kind }) => kind !== 'visit');
  const { members } = card.family;
  const close = () => setDialog(undefined);
  return (
    <Stack gap="md">
      <div className="app-columns">
        <CollectedSummary summary={data.summary} />
        <Section title="Недостающие документы" actions={mayGather ? button('Внести документ', 'document') : undefined}>
          <DefectList defects={data.defects} />
        </Section>
      </div>
      <Section title="Посещения" actions={mayGather ? button('Внести посещение', 'visit') : undefined}>
        <Stack gap="sm">
          <VisitRhythm visits={data.visits} />
          <RecordCards caseId={caseId} records={visits} />
        </Stack>
      </Section>
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
      <DocumentDialog isOpen={dialog === 'document'} caseId={caseId} members={members} choices={data.choices} onClose={close} />
      <VisitDialog isOpen={dialog === 'visit'} caseId={caseId} members={members} sources={data.choices.sources} onClose={close} />
    </Stack>
  );

  function button(text: string, opens: 'document' | 'visit') {
    return (
      <Button variant="default" size="xs" onClick={() => setDialog(opens)}>
        {text}
      </Button>
    );
  }
}
