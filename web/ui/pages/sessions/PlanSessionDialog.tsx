import { lazy, Suspense } from 'react';
import { Modal, Skeleton } from '@mantine/core';

const PlanSessionForm = lazy(async () => ({ default: (await import('./PlanSessionForm.tsx')).PlanSessionForm }));

/** The calendar widgets load only when somebody plans a meeting. */
export function PlanSessionDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Назначить заседание">
      <Suspense fallback={<Skeleton height={220} />}>
        <PlanSessionForm onClose={onClose} />
      </Suspense>
    </Modal>
  );
}
