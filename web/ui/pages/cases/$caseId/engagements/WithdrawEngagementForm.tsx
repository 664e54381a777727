import { useState } from 'react';
import { Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Engagement } from '#contract/engagements';
import { ApiError } from '../../../../api/api-error.ts';
import { useWithdrawEngagement } from '../../../../api/use-engagements.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';

/** The family takes back its agreement to one organisation; its link is void at once (T-078). */
export function WithdrawEngagementForm({
  caseId,
  engagement,
  onClose,
}: {
  caseId: string;
  engagement: Engagement;
  onClose: () => void;
}) {
  const [day, setDay] = useState<string>();
  const [reason, setReason] = useState('');
  const save = useWithdrawEngagement(caseId, engagement.id);
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const withdrawnOn = day === undefined ? undefined : parseRuDate(day);

  function submit(): void {
    if (withdrawnOn === undefined) return;
    save.mutate(
      { withdrawnOn, ...(reason.trim() !== '' && { reason }) },
      {
        onSuccess: () => {
          notifications.show({ message: 'Согласие на участие организации отозвано' });
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
      <Text size="sm">{`${engagement.organisation}: больше не участвует, её ссылка перестаёт действовать.`}</Text>
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
