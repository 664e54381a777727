import { useState } from 'react';
import { Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Consent } from '#contract/relations';
import { ApiError } from '../../../../api/api-error.ts';
import { useWithdrawConsent } from '../../../../api/use-relations.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';
import { CONSENT_KIND_NAMES } from '../../../../text/relations.ts';

/** Takes a consent back; the exchange stops at once. */
export function WithdrawalForm({ caseId, consent, onClose }: { caseId: string; consent: Consent; onClose: () => void }) {
  const [day, setDay] = useState<string>();
  const [reason, setReason] = useState('');
  const save = useWithdrawConsent(caseId, consent.id);
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const withdrawnOn = day === undefined ? undefined : parseRuDate(day);

  function submit(): void {
    if (withdrawnOn === undefined) return;
    save.mutate(
      { withdrawnOn, ...(reason.trim() !== '' && { reason }) },
      {
        onSuccess: () => {
          notifications.show({ message: 'Согласие отозвано' });
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
      <Text size="sm">{`${consent.person.name}: ${CONSENT_KIND_NAMES[consent.kind]}`}</Text>
      <Text size="sm" c="dimmed">
        {consent.kind === 'exchange'
          ? 'Новые направления не отправляются, открытые приглашения органов отзываются.'
          : 'Вместе с согласием на обработку прекращается и передача сведений.'}
      </Text>
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
