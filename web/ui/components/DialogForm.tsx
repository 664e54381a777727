import type { ReactNode, SubmitEvent } from 'react';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { messageOf } from '../api/api-error.ts';
import { DateSettings } from '../form/DateSettings.tsx';

interface DialogFormProps {
  readonly error: Error | null;
  readonly isPending: boolean;
  /** Whether everything that must be there is there. */
  readonly isFilled: boolean;
  readonly submitText: string;
  readonly cancelText?: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small form in a dialog: what went wrong on top, the two buttons below; it is not sent twice. */
export function DialogForm({ error, isPending, isFilled, submitText, cancelText, onSubmit, onClose, children }: DialogFormProps) {
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isFilled && !isPending) onSubmit();
  }

  return (
    <DateSettings>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {error === null ? null : (
            <Alert color="red" variant="light" role="alert">
              {messageOf(error)}
            </Alert>
          )}
          {children}
          <Group justify="flex-end" mt="sm">
            <Button variant="default" onClick={onClose}>
              {cancelText ?? 'Закрыть без сохранения'}
            </Button>
            <Button type="submit" loading={isPending} disabled={!isFilled}>
              {submitText}
            </Button>
          </Group>
        </Stack>
      </form>
    </DateSettings>
  );
}
