import { useState, type ReactNode } from 'react';
import { Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { UseMutationResult } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { parseRuDate } from '../text/dates.ts';
import { DateField } from './DateField.tsx';
import { DialogForm } from './DialogForm.tsx';

interface WithdrawFormProps {
  readonly save: UseMutationResult<unknown, Error, { withdrawnOn: string; reason?: string | undefined }>;
  /** Told when it is done. */
  readonly done: string;
  readonly onClose: () => void;
  /** What is taken back and what follows from it. */
  readonly children: ReactNode;
}

/** Somebody of the family takes an agreement back: the day, and the reason if there is one (T-078, T-198). */
export function WithdrawForm({ save, done, onClose, children }: WithdrawFormProps) {
  const [day, setDay] = useState<string>();
  const [reason, setReason] = useState('');
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const withdrawnOn = day === undefined ? undefined : parseRuDate(day);

  function submit(): void {
    if (withdrawnOn === undefined) return;
    save.mutate(
      { withdrawnOn, ...(reason.trim() !== '' && { reason }) },
      {
        onSuccess: () => {
          notifications.show({ message: done });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={withdrawnOn !== undefined}
      submitText="Отозвать согласие"
      onSubmit={submit}
      onClose={onClose}
    >
      {children}
      <DateField
        name="Дата отзыва"
        label="Дата отзыва"
        required
        w={180}
        value={day}
        error={fields['/withdrawnOn']}
        onChange={setDay}
      />
      <Textarea label="Причина" autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </DialogForm>
  );
}
