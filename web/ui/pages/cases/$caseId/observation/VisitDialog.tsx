import { lazy, Suspense } from 'react';
import { Modal, Skeleton } from '@mantine/core';
import type { CaseCard } from '#contract/cases';
import type { Observation } from '#contract/observation';

const VisitForm = lazy(async () => ({ default: (await import('./VisitForm.tsx')).VisitForm }));

export interface VisitDialogProps {
  readonly isOpen: boolean;
  readonly caseId: string;
  readonly members: CaseCard['family']['members'];
  readonly sources: Observation['visits']['sources'];
  readonly onClose: () => void;
}

/** The calendar widgets load only when somebody enters a visit. */
export function VisitDialog(props: VisitDialogProps) {
  return (
    <Modal opened={props.isOpen} onClose={props.onClose} title="Внести посещение">
      <Suspense fallback={<Skeleton height={360} />}>
        <VisitForm {...props} />
      </Suspense>
    </Modal>
  );
}
