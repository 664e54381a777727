import { Text } from '@mantine/core';
import type { Observation } from '#contract/observation';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { countOf } from '../../../../text/plural.ts';

const DAYS = { one: 'день', few: 'дня', many: 'дней' };

/** When the family is to be visited next, where the centre has set a rhythm. */
export function VisitRhythm({ plan }: { plan: Observation['visits']['plan'] }) {
  if (plan === null)
    return (
      <Text size="sm" c="dimmed">
        Частота посещений для этой семьи не установлена.
      </Text>
    );
  return (
    <Text size="sm" component="div">
      {`Раз в ${countOf(plan.everyDays, DAYS)}. `}
      {plan.overdueOn === null ? (
        `Следующее посещение до ${formatDate(plan.nextOn)}.`
      ) : (
        <Tag tone="overdue">{`Посещение было нужно до ${formatDate(plan.overdueOn)}`}</Tag>
      )}
    </Text>
  );
}
