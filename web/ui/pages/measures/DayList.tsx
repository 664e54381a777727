import { Stack, Text } from '@mantine/core';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatLongDate } from '../../text/dates.ts';
import { CalendarEntry, type Entry } from './CalendarEntry.tsx';

/** The days of a month that have measures, one below the other. */
export function DayList({ title, items }: { title: string; items: readonly Entry[] }) {
  if (items.length === 0) return <EmptyState title="В этом месяце мероприятий нет" />;
  const days = [...new Set(items.map(({ on }) => on))];
  return (
    <Stack component="ul" gap="xs" className="app-plain-list" aria-label={`Мероприятия по дням, ${title}`}>
      {days.map((day) => (
        <li key={day} className="app-card">
          <Text fw={700} size="sm">
            {formatLongDate(day)}
          </Text>
          {items
            .filter(({ on }) => on === day)
            .map((entry) => (
              <div key={entry.id}>
                <CalendarEntry entry={entry} />
              </div>
            ))}
        </li>
      ))}
    </Stack>
  );
}
