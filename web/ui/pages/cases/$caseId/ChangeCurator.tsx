import { lazy, Suspense } from 'react';
import { Button, Modal, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

const ChangeCuratorForm = lazy(async () => ({ default: (await import('./ChangeCuratorForm.tsx')).ChangeCuratorForm }));

/** The button and its dialog; the calendar widgets load only when it is opened. */
export function ChangeCurator({ caseId }: { caseId: string }) {
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={dialog.open}>
        Сменить куратора
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title="Смена куратора">
        <Suspense fallback={<Skeleton height={320} />}>
          <ChangeCuratorForm caseId={caseId} onClose={dialog.close} />
        </Suspense>
      </Modal>
    </>
  );
}
