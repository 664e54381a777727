import { Group, Text } from '@mantine/core';
import type { Deadline } from '#contract/cases';
import { useTimeZone } from '../../../api/use-me.ts';
import { DeadlineWords } from '../../../components/Deadline.tsx';
import { DelayCauses } from '../../../components/DelayCauses.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { dateOf, formatDate, formatLongDate } from '../../../text/dates.ts';

const RUNG_NAMES = { 'reminder-1': 'Первое напоминание', 'reminder-2': 'Второе напоминание', overdue: 'Просрочка' } as const;

/** The term of approval of the ИПССС with its ladder of reminders (T-055, T-057). */
export function CaseDeadline({ deadline }: { deadline: Deadline | null }) {
  const timeZone = useTimeZone();
  if (deadline === null) return null;
  if (deadline.metAt !== null) {
    const metOn = dateOf(deadline.metAt, timeZone);
    const isLate = metOn > deadline.dueOn;
    return (
      <>
        <Text size="sm" {...(isLate && { c: 'error' })}>
          {`Срок утверждения ИПССС ${isLate ? 'нарушен' : 'соблюдён'}: решено ${formatDate(metOn)} при сроке до ${formatDate(deadline.dueOn)}.`}
        </Text>
        <DelayCauses delays={deadline.delays} />
      </>
    );
  }
  if (deadline.closedAt !== null)
    return <Text size="sm">{`Срок утверждения ИПССС (до ${formatDate(deadline.dueOn)}) снят.`}</Text>;
  return (
    <div>
      <Text size="sm">
        {`Утвердить ИПССС до ${formatLongDate(deadline.dueOn)}: `}
        <DeadlineWords {...deadline} />
      </Text>
      <Group gap="xs" mt={4}>
        {deadline.rungs.map((rung) => (
          <Tag key={rung.code} tone={rung.firedAt === null ? 'plain' : rung.code === 'overdue' ? 'overdue' : 'today'}>
            {`${RUNG_NAMES[rung.code]}: ${formatDate(dateOf(rung.firesAt, timeZone))}${rung.firedAt === null ? '' : ', сработало'}`}
          </Tag>
        ))}
      </Group>
      <DelayCauses delays={deadline.delays} />
    </div>
  );
}
