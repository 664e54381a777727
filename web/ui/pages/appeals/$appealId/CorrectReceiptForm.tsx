import { useState } from 'react';
import { Text, Textarea } from '@mantine/core';
import type { AppealCard } from '#contract/appeals';
import { ApiError } from '../../../api/api-error.ts';
import { useCorrectReceipt } from '../../../api/use-appeals.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DialogForm } from '../../../components/DialogForm.tsx';
import { formatDate, parseRuDate } from '../../../text/dates.ts';

/** The day of receipt moves the deadline: both days and the reason stay on record. */
export function CorrectReceiptForm({ appeal, onClose }: { appeal: AppealCard; onClose: () => void }) {
  const [date, setDate] = useState<string>();
  const [reason, setReason] = useState('');
  const correct = useCorrectReceipt(appeal.id);
  const day = date === undefined ? undefined : parseRuDate(date);
  const fields = correct.error instanceof ApiError ? correct.error.fields : {};

  function submit(): void {
    if (day !== undefined) correct.mutate({ receivedOn: day, reason }, { onSuccess: onClose });
  }

  return (
    <DialogForm
      error={correct.error}
      isPending={correct.isPending}
      isFilled={day !== undefined && reason.trim() !== ''}
      submitText="Исправить дату"
      cancelText="Не исправлять"
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">{`Сейчас: ${formatDate(appeal.receivedOn)}. Срок утверждения ИПССС и напоминания пересчитаются.`}</Text>
      <DateField
        name="Дата поступления"
        label="Дата поступления"
        required
        w={200}
        value={date}
        onChange={setDate}
        error={fields['/receivedOn']}
      />
      <Textarea
        label="Причина исправления"
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
