import { lazy, Suspense } from 'react';
import { Modal, Skeleton } from '@mantine/core';
import type { RecordList } from '#contract/assessment';
import type { CaseCard } from '#contract/cases';

const DocumentForm = lazy(async () => ({ default: (await import('./DocumentForm.tsx')).DocumentForm }));

export interface DocumentDialogProps {
  readonly isOpen: boolean;
  readonly caseId: string;
  readonly members: CaseCard['family']['members'];
  readonly choices: RecordList['choices'];
  readonly onClose: () => void;
}

/** The calendar widgets load only when somebody enters a document. */
export function DocumentDialog(props: DocumentDialogProps) {
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} title="Внести личный документ">
      <Suspense fallback={<Skeleton height={360} />}>
        <DocumentForm {...props} />
      </Suspense>
    </Modal>
  );
}
