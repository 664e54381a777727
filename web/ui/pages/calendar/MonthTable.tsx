import { VisuallyHidden } from '@mantine/core';
import type { CalendarDay } from '#contract/calendar';
import { dayKind, monthName, weeksOf } from './month.ts';

const WEEKDAYS = [
  { short: 'пн', full: 'понедельник' },
  { short: 'вт', full: 'вторник' },
  { short: 'ср', full: 'среда' },
  { short: 'чт', full: 'четверг' },
  { short: 'пт', full: 'пятница' },
  { short: 'сб', full: 'суббота' },
  { short: 'вс', full: 'воскресенье' },
] as const;
const MARKS = { off: '', short: '*', work: 'р', plain: '' } as const;
const WORDS = { off: 'нерабочий', short: 'сокращённый', work: 'рабочий', plain: '' } as const;

interface MonthTableProps {
  readonly year: number;
  readonly month: number;
  readonly special: ReadonlyMap<string, CalendarDay>;
  readonly today: string;
}

export function MonthTable({ year, month, special, today }: MonthTableProps) {
  return (
    <table className="app-month">
      <caption>{monthName(month)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map(({ short, full }) => (
            <th key={short} scope="col">
              <abbr title={full}>{short}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((date) => date !== undefined)}>
            {week.map((date, index) => {
              if (date === undefined) return <td key={index} />;
              const kind = dayKind(date, special);
              return (
                <td
                  key={date}
                  data-kind={kind}
                  title={special.get(date)?.name ?? undefined}
                  {...(date === today ? { 'aria-current': 'date' as const } : {})}
                >
                  {Number(date.slice(8))}
                  {MARKS[kind]}
                  {WORDS[kind] === '' ? null : <VisuallyHidden>{` ${WORDS[kind]}`}</VisuallyHidden>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
