import { Table } from '@mantine/core';
import type { CalendarDay } from '#contract/calendar';
import { Section } from '../../components/Section.tsx';
import { formatDate, formatLongDate } from '../../text/dates.ts';

const KIND_NAMES = { off: 'нерабочий', short: 'сокращённый', work: 'рабочий' } as const;

/** The same days in words: holidays, transfers, short days. */
export function SpecialDays({ days }: { days: readonly CalendarDay[] }) {
  if (days.length === 0) return null;
  return (
    <Section title="Праздники, переносы и сокращённые дни">
      <Table aria-label="Особые дни года">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">День</Table.Th>
            <Table.Th scope="col">Какой</Table.Th>
            <Table.Th scope="col">Почему</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map((day) => (
            <Table.Tr key={day.date}>
              <Table.Td>{formatLongDate(day.date)}</Table.Td>
              <Table.Td>{KIND_NAMES[day.kind]}</Table.Td>
              <Table.Td>
                {[day.name, day.transferredFrom === null ? null : `перенос с ${formatDate(day.transferredFrom)}`]
                  .filter((text) => text !== null)
                  .join(', ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
