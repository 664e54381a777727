import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiError, messageOf } from '../../../api/api-error.ts';
import { useCancelSession } from '../../../api/use-sessions.ts';

export function CancelSessionForm({ sessionId, onDone }: { sessionId: string; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const cancel = useCancelSession(sessionId);
  const fields = cancel.error instanceof ApiError ? cancel.error.fields : {};

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (cancel.isPending) return;
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
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          Вопросы повестки вернутся в ожидание. Отменить можно только заседание, которое ещё не прошло.
        </Text>
        {cancel.error === null ? null : (
          <Alert color="red" variant="light" role="alert">
            {messageOf(cancel.error)}
          </Alert>
        )}
        <Textarea
          label="Причина отмены"
          required
          autosize
          minRows={2}
          value={reason}
          error={fields['/reason']}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            Не отменять
          </Button>
          <Button type="submit" loading={cancel.isPending} disabled={reason.trim() === ''}>
            Отменить заседание
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
