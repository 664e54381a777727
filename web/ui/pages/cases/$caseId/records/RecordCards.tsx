import { useState } from 'react';
import { Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { AssessmentRecord } from '#contract/cases';
import { messageOf } from '../../../../api/api-error.ts';
import { useOpenRecord } from '../../../../api/use-assessment.ts';
import { PurposeDialog } from '../../../../components/PurposeDialog.tsx';
import { RecordCard } from './RecordCard.tsx';
import { recordName } from './record-kinds.ts';

/** Records whose content stays covered until somebody says why it is needed. */
export function RecordCards({ caseId, records }: { caseId: string; records: readonly AssessmentRecord[] }) {
  const [asked, setAsked] = useState<AssessmentRecord>();
  const [opened, setOpened] = useState<Readonly<Record<string, AssessmentRecord>>>({});
  const open = useOpenRecord(caseId);
  return (
    <>
      <Stack gap="sm">
        {records.map((record) => (
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
