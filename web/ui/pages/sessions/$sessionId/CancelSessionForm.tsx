import { useState } from 'react';
import { Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiError } from '../../../api/api-error.ts';
import { useCancelSession } from '../../../api/use-sessions.ts';
import { DialogForm } from '../../../components/DialogForm.tsx';

export function CancelSessionForm({ sessionId, onDone }: { sessionId: string; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const cancel = useCancelSession(sessionId);
  const fields = cancel.error instanceof ApiError ? cancel.error.fields : {};

  function submit(): void {
    cancel.mutate(
      { reason },
      {
        onSuccess: () => {
          notifications.show({ message: 'Заседание отменено, вопросы снова ждут' });
          onDone();
        },
      },
    );
  }

  return (
    <DialogForm
      error={cancel.error}
      isPending={cancel.isPending}
      isFilled={reason.trim() !== ''}
      submitText="Отменить заседание"
      cancelText="Не отменять"
      onSubmit={submit}
      onClose={onDone}
    >
      <Text size="sm" c="dimmed">
        Вопросы повестки вернутся в ожидание. Отменить можно только заседание, которое ещё не прошло.
      </Text>
      <Textarea
        label="Причина отмены"
        required
        autosize
        minRows={2}
        value={reason}
        error={fields['/reason']}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
