import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Handover } from '#contract/relations';
import { messageOf } from '../../../../api/api-error.ts';
import { useConfirmHandover } from '../../../../api/use-relations.ts';
import { useTimeZone } from '../../../../api/use-me.ts';
import { Section } from '../../../../components/Section.tsx';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate, formatMoment } from '../../../../text/dates.ts';
import { CHANGE_REASON_NAMES, CONTROL_POINT_NAMES } from '../../../../text/relations.ts';

interface HandoverSectionProps {
  readonly caseId: string;
  readonly handovers: readonly Handover[];
  readonly mayConfirm: boolean;
}

/** What one curator left to the next; the successor confirms to have taken it over (T-115). Nothing is shown where nothing changed hands. */
export function HandoverSection({ caseId, handovers, mayConfirm }: HandoverSectionProps) {
  if (handovers.length === 0) return null;
  return (
    <Section title="Передача дел между кураторами">
      <Stack gap="lg">
        {handovers.map((handover) => (
          <HandoverItem key={handover.id} caseId={caseId} handover={handover} mayConfirm={mayConfirm} />
        ))}
      </Stack>
    </Section>
  );
}

function HandoverItem({ caseId, handover, mayConfirm }: { caseId: string; handover: Handover; mayConfirm: boolean }) {
  const timeZone = useTimeZone();
  const confirm = useConfirmHandover(caseId);
  const { from, to, reasonKind, reason, changedOn, changedBy, confirmedAt, confirmedBy } = handover;
  return (
    <div>
      <Text size="sm" component="span" fw={700}>
        {`${from.name} → ${to.name}`}
      </Text>{' '}
      {confirmedAt === null ? <Tag tone="current">ждёт подтверждения</Tag> : <Tag tone="done">дела приняты</Tag>}
      <Text size="sm" c="dimmed">
        {`${formatDate(changedOn)}, ${CHANGE_REASON_NAMES[reasonKind]}${reason === null ? '' : `: ${reason}`}; решение: ${changedBy.name}`}
      </Text>
      {confirmedAt === null || confirmedBy === null ? null : (
        <Text size="sm" c="dimmed">{`Принял: ${confirmedBy.name}, ${formatMoment(confirmedAt, timeZone)}`}</Text>
      )}
      <HandoverContents contents={handover.contents} />
      {handover.isOpen && mayConfirm ? (
        <Button
          mt="sm"
          size="xs"
          loading={confirm.isPending}
          onClick={() =>
            confirm.mutate(undefined, {
              onSuccess: () => notifications.show({ message: 'Приём дел подтверждён' }),
              onError: (error) => notifications.show({ color: 'red', message: messageOf(error) }),
            })
          }
        >
          Подтвердить приём дел
        </Button>
      ) : null}
    </div>
  );
}

function HandoverContents({ contents }: { contents: Handover['contents'] }) {
  const { approvalDueOn, tasks, measures, letters, controlPoints } = contents;
  const lists = [
    { title: 'Срок утверждения ИПССС', lines: approvalDueOn === null ? [] : [formatDate(approvalDueOn)] },
    { title: 'Открытые задачи', lines: tasks.map(({ name, dueOn }) => withDay(name, dueOn)) },
    { title: 'Открытые мероприятия', lines: measures.map(({ text, dueOn }) => withDay(text, dueOn)) },
    {
      title: 'Направления без ответа',
      lines: letters.map(({ number, addressee, answerDueOn }) => withDay(`№ ${number}, ${addressee}`, answerDueOn)),
    },
    { title: 'Контрольные сроки', lines: controlPoints.map(({ kind, dueOn }) => withDay(CONTROL_POINT_NAMES[kind], dueOn)) },
  ].filter(({ lines }) => lines.length > 0);
  if (lists.length === 0) return <Text size="sm">На день передачи открытых дел не было.</Text>;
  return lists.map(({ title, lines }) => (
    <div key={title}>
      <Text size="sm" mt="xs">
        {title}
      </Text>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <Text size="sm" component="span">
              {line}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  ));
}

const withDay = (what: string, dueOn: string | null) => (dueOn === null ? what : `${what} — до ${formatDate(dueOn)}`);
