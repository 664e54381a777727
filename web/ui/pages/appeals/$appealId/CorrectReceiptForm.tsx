import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { AppealCard } from '#contract/appeals';
import { ApiError, messageOf } from '../../../api/api-error.ts';
import { useCorrectReceipt } from '../../../api/use-appeals.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DateSettings } from '../../../form/DateSettings.tsx';
import { formatDate, parseRuDate } from '../../../text/dates.ts';

/** The day of receipt moves the deadline: both days and the reason stay on record. */
export function CorrectReceiptForm({ appeal, onClose }: { appeal: AppealCard; onClose: () => void }) {
  const [date, setDate] = useState<string>();
  const [reason, setReason] = useState('');
  const correct = useCorrectReceipt(appeal.id);
  const day = date === undefined ? undefined : parseRuDate(date);
  const fields = correct.error instanceof ApiError ? correct.error.fields : {};

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (day !== undefined && !correct.isPending) correct.mutate({ receivedOn: day, reason }, { onSuccess: onClose });
  }

  return (
    <DateSettings>
      <form onSubmit={submit}>
        <Stack gap="md">
          {correct.error === null ? null : (
            <Alert color="red" variant="light" role="alert">
              {messageOf(correct.error)}
            </Alert>
          )}
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
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Не исправлять
            </Button>
            <Button type="submit" loading={correct.isPending} disabled={day === undefined || reason.trim() === ''}>
              Исправить дату
            </Button>
          </Group>
        </Stack>
      </form>
    </DateSettings>
  );
}
