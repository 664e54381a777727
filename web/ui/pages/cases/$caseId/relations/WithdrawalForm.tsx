import { Text } from '@mantine/core';
import type { Consent } from '#contract/relations';
import { useWithdrawConsent } from '../../../../api/use-relations.ts';
import { WithdrawForm } from '../../../../components/WithdrawForm.tsx';
import { CONSENT_KIND_NAMES } from '../../../../text/relations.ts';

/** Takes a consent back; the exchange stops at once. */
export function WithdrawalForm({ caseId, consent, onClose }: { caseId: string; consent: Consent; onClose: () => void }) {
  const save = useWithdrawConsent(caseId, consent.id);
  return (
    <WithdrawForm save={save} done="Согласие отозвано" onClose={onClose}>
      <Text size="sm">{`${consent.person.name}: ${CONSENT_KIND_NAMES[consent.kind]}`}</Text>
      <Text size="sm" c="dimmed">
        {consent.kind === 'exchange'
          ? 'Новые направления не отправляются, открытые приглашения органов отзываются.'
          : 'Вместе с согласием на обработку прекращается и передача сведений.'}
      </Text>
    </WithdrawForm>
  );
}
