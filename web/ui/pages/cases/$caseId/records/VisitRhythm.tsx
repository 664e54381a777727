import { Text } from '@mantine/core';
import type { RecordList } from '#contract/assessment';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { countOf } from '../../../../text/plural.ts';

const DAYS = { one: 'день', few: 'дня', many: 'дней' };

/** When the family is to be visited next, where the centre has set a rhythm. */
export function VisitRhythm({ visits }: { visits: RecordList['visits'] }) {
  if (visits === null)
    return (
      <Text size="sm" c="dimmed">
        Частота посещений для этой семьи не установлена.
      </Text>
    );
  return (
    <Text size="sm" component="div">
      {`Раз в ${countOf(visits.everyDays, DAYS)}. `}
      {visits.overdueOn === null ? (
        `Следующее посещение до ${formatDate(visits.nextOn)}.`
      ) : (
        <Tag tone="overdue">{`Посещение было нужно до ${formatDate(visits.overdueOn)}`}</Tag>
      )}
    </Text>
  );
}
