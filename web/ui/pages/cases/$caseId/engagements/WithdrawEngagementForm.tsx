import { Text } from '@mantine/core';
import type { Engagement } from '#contract/engagements';
import { useWithdrawEngagement } from '../../../../api/use-engagements.ts';
import { WithdrawForm } from '../../../../components/WithdrawForm.tsx';

interface WithdrawEngagementFormProps {
  readonly caseId: string;
  readonly engagement: Engagement;
  readonly onClose: () => void;
}

/** The family takes back its agreement to one organisation; its link is void at once (T-078). */
export function WithdrawEngagementForm({ caseId, engagement, onClose }: WithdrawEngagementFormProps) {
  const save = useWithdrawEngagement(caseId, engagement.id);
  return (
    <WithdrawForm save={save} done="Согласие на участие организации отозвано" onClose={onClose}>
      <Text size="sm">{`${engagement.organisation}: больше не участвует, её ссылка перестаёт действовать.`}</Text>
    </WithdrawForm>
  );
}
