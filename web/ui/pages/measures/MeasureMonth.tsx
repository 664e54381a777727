import { ActionIcon, Group, Skeleton, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { measureCalendarQuery, type MeasureFilters } from '../../api/use-control.ts';
import { useTimeZone } from '../../api/use-me.ts';
import { Icon } from '../../components/Icon.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { dateOf } from '../../text/dates.ts';
import { monthName } from '../calendar/month.ts';
import { DayList } from './DayList.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { monthBeside } from './month-beside.ts';

interface MeasureMonthProps {
  readonly filters: MeasureFilters;
  /** `2026-05`, or `now` for the month of today. */
  readonly month: string;
  readonly onMonth: (month: string) => void;
}

/** The measures of one month by their days: a grid on a wide screen, a list of days on a narrow one. */
export function MeasureMonth({ filters, month: asked, onMonth }: MeasureMonthProps) {
  const today = dateOf(new Date(), useTimeZone());
  const month = asked === 'now' ? today.slice(0, 7) : asked;
  const { data, error, refetch } = useQuery(measureCalendarQuery({ ...filters, month }));
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const title = `${monthName(Number(month.slice(5)))} ${month.slice(0, 4)}`;
  return (
    <>
      <Group gap="xs" mb="sm">
        <ActionIcon variant="default" size="lg" aria-label="Предыдущий месяц" onClick={() => onMonth(monthBeside(month, -1))}>
          <span className="app-flip">
            <Icon name="next" />
          </span>
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label="Следующий месяц" onClick={() => onMonth(monthBeside(month, 1))}>
          <Icon name="next" />
        </ActionIcon>
        <Text fw={700} role="status">
          {title}
        </Text>
      </Group>
      {error === null ? null : <QueryError error={error} retry={() => void refetch()} />}
      {data === undefined ? (
        error === null ? (
          <Skeleton height={420} />
        ) : null
      ) : isNarrow ? (
        <DayList title={title} items={data.items} />
      ) : (
        <MonthGrid title={title} month={month} today={today} items={data.items} />
      )}
    </>
  );
}
