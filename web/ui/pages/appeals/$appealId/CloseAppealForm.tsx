import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { messageOf } from '../../../api/api-error.ts';
import { useCloseAppeal } from '../../../api/use-appeals.ts';

/** A received appeal is put away only with a reason. */
export function CloseAppealForm({ appealId, onClose }: { appealId: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const close = useCloseAppeal(appealId);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!close.isPending) close.mutate({ reason }, { onSuccess: onClose });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {close.error === null ? null : (
          <Alert color="red" variant="light" role="alert">
            {messageOf(close.error)}
          </Alert>
        )}
        <Textarea
          label="Причина"
          required
          autosize
          minRows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Не закрывать
          </Button>
          <Button type="submit" loading={close.isPending} disabled={reason.trim() === ''}>
            Закрыть обращение
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
