import { useState } from 'react';
import { Textarea } from '@mantine/core';
import { useCloseAppeal } from '../../../api/use-appeals.ts';
import { DialogForm } from '../../../components/DialogForm.tsx';

/** A received appeal is put away only with a reason. */
export function CloseAppealForm({ appealId, onClose }: { appealId: string; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const close = useCloseAppeal(appealId);

  function submit(): void {
    if (!close.isPending) close.mutate({ reason }, { onSuccess: onClose });
  }

  return (
    <DialogForm
      error={close.error}
      isPending={close.isPending}
      isFilled={reason.trim() !== ''}
      submitText="Закрыть обращение"
      cancelText="Не закрывать"
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label="Причина"
        required
        autosize
        minRows={3}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
