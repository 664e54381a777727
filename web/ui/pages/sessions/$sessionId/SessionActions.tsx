import { lazy, Suspense, useState } from 'react';
import { Button, Modal, Skeleton } from '@mantine/core';
import type { SessionCard } from '#contract/sessions';
import { CancelSessionForm } from './CancelSessionForm.tsx';

const MoveSessionForm = lazy(async () => ({ default: (await import('./MoveSessionForm.tsx')).MoveSessionForm }));

/** What the secretary may still do with a meeting that was not held. */
export function SessionActions({ session }: { session: SessionCard }) {
  const [dialog, setDialog] = useState<'move' | 'cancel'>();
  const close = () => setDialog(undefined);
  return (
    <>
      <Button variant="default" onClick={() => setDialog('move')}>
        Перенести
      </Button>
      <Button variant="default" onClick={() => setDialog('cancel')}>
        Отменить заседание
      </Button>
      <Modal opened={dialog === 'move'} onClose={close} title="Перенести заседание">
        <Suspense fallback={<Skeleton height={280} />}>
          <MoveSessionForm session={session} onDone={close} />
        </Suspense>
      </Modal>
      <Modal opened={dialog === 'cancel'} onClose={close} title="Отменить заседание">
        <CancelSessionForm sessionId={session.id} onDone={close} />
      </Modal>
    </>
  );
}
