import { Suspense, type ReactNode } from 'react';
import { Button, Modal, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';

interface DialogButtonProps {
  readonly text: string;
  readonly title: string;
  /** What the dialog holds; it is given how to close it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a dialog. */
export function DialogButton({ text, title, children }: DialogButtonProps) {
  const [isOpen, dialog] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={dialog.open}>
        {text}
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title={title}>
        <Suspense fallback={<Skeleton height={240} />}>{children(dialog.close)}</Suspense>
      </Modal>
    </>
  );
}
