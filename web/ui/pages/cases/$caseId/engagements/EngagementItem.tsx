import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Engagement } from '#contract/engagements';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { ENGAGEMENT_STATES } from '../../../../text/engagements.ts';
import { AgencyLink } from './AgencyLink.tsx';
import { WithdrawEngagementForm } from './WithdrawEngagementForm.tsx';

interface EngagementItemProps {
  readonly caseId: string;
  readonly engagement: Engagement;
  readonly mayEngage: boolean;
  readonly withMeasure: boolean;
}

/** One organisation that was asked: with whose agreement, by which letter, and what came of it. */
export function EngagementItem({ caseId, engagement, mayEngage, withMeasure }: EngagementItemProps) {
  const [isWithdrawing, withdrawing] = useDisclosure(false);
  const { organisation, specialist, measure, status, letter, link } = engagement;
  const state = ENGAGEMENT_STATES[status];
  const isOpen = status === 'requested' || status === 'agreed';
  return (
    <li>
      <Group gap={6}>
        <Text size="sm" fw={700} component="span">
          {specialist === null ? organisation : `${organisation}, ${specialist}`}
        </Text>
        <Tag tone={state.tone}>{state.label}</Tag>
        {letter?.isOverdue === true ? <Tag tone="overdue">срок ответа прошёл</Tag> : null}
        {link?.state === 'used' && isOpen ? <Tag tone="today">ответ по ссылке ждёт подтверждения</Tag> : null}
      </Group>
      {withMeasure ? <Text size="sm">{`К мероприятию ${measure.place} ${measure.text}`}</Text> : null}
      <Text size="sm" c="dimmed">
        {[
          `согласие семьи от ${formatDate(engagement.consentOn)}${engagement.consentPerson === null ? '' : `, ${engagement.consentPerson}`}`,
          letter === null ? 'письмо оформляется' : `письмо № ${letter.number}, ответ до ${formatDate(letter.answerDueOn)}`,
        ].join('; ')}
      </Text>
      <Text size="sm">{`Просим: ${engagement.question}`}</Text>
      <Outcome engagement={engagement} />
      {mayEngage && isOpen ? (
        <Group gap="xs" mt={6}>
          {letter === null ? null : (
            <AgencyLink caseId={caseId} engagement={engagement} label={link === null ? 'Выдать ссылку' : 'Выдать новую ссылку'} />
          )}
          <Button size="xs" variant="default" aria-label={`Отозвать согласие: ${organisation}`} onClick={withdrawing.open}>
            Отозвать согласие
          </Button>
        </Group>
      ) : null}
      <Modal opened={isWithdrawing} onClose={withdrawing.close} title="Отзыв согласия на участие организации">
        <WithdrawEngagementForm caseId={caseId} engagement={engagement} onClose={withdrawing.close} />
      </Modal>
    </li>
  );
}

function Outcome({ engagement }: { engagement: Engagement }) {
  const { repliedOn, replyText, reportedOn, reportText, withdrawnOn, withdrawalReason, notReplacedReason } = engagement;
  return (
    <>
      {repliedOn === null ? null : <Text size="sm">{`Ответ от ${formatDate(repliedOn)}: ${replyText ?? ''}`}</Text>}
      {reportedOn === null ? null : <Text size="sm">{`Отчёт от ${formatDate(reportedOn)}: ${reportText ?? ''}`}</Text>}
      {withdrawnOn === null ? null : (
        <Text size="sm">{`Согласие отозвано ${formatDate(withdrawnOn)}${withdrawalReason === null ? '' : `: ${withdrawalReason}`}`}</Text>
      )}
      {notReplacedReason === null ? null : <Text size="sm">{`Не заменена: ${notReplacedReason}`}</Text>}
    </>
  );
}
