import { useState } from 'react';
import { Skeleton, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { AssessmentRecord } from '#contract/cases';
import { messageOf } from '../../../../api/api-error.ts';
import { recordsQuery, useOpenRecord } from '../../../../api/use-cases.ts';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { PurposeDialog } from '../../../../components/PurposeDialog.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { RecordCard } from './RecordCard.tsx';
import { recordName } from './record-kinds.ts';

const route = getRouteApi('/signed-in/app/cases/$caseId/records');

/** What was collected about the family at stage III; the content stays covered until somebody says why it is needed. */
export function RecordsTab() {
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(recordsQuery(caseId));
  const [asked, setAsked] = useState<AssessmentRecord>();
  const [opened, setOpened] = useState<Readonly<Record<string, AssessmentRecord>>>({});
  const open = useOpenRecord(caseId);
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={240} />;
  if (data.items.length === 0) {
    return (
      <EmptyState
        title="Сведения ещё не собраны"
        text="Здесь появятся документы семьи, акт обследования, результаты методик и диагностики, как только куратор завершит эти задачи."
      />
    );
  }
  return (
    <>
      <Stack gap="sm">
        {data.items.map((record) => (
          <RecordCard
            key={record.id}
            record={opened[record.id] ?? record}
            isOpening={open.isPending && open.variables.recordId === record.id}
            onShow={() => setAsked(record)}
          />
        ))}
      </Stack>
      <PurposeDialog
        isOpen={asked !== undefined}
        what={asked === undefined ? '' : recordName(asked.kind)}
        onClose={() => setAsked(undefined)}
        onShow={(purpose) => {
          if (asked === undefined) return;
          open.mutate(
            { recordId: asked.id, purpose },
            {
              onSuccess: (record) => setOpened((current) => ({ ...current, [record.id]: record })),
              onError: (reason) => notifications.show({ color: 'red', message: messageOf(reason) }),
            },
          );
        }}
      />
    </>
  );
}
