import type { ReplaceCalendarRequest } from '#contract/calendar';
import { parseRuDate } from '../../../text/dates.ts';

type Day = ReplaceCalendarRequest['days'][number];

export interface ReadCalendar {
  readonly days: readonly Day[];
  readonly problems: readonly string[];
}

const KINDS: Readonly<Record<string, Day['kind']>> = {
  off: 'off',
  short: 'short',
  work: 'work',
  выходной: 'off',
  нерабочий: 'off',
  праздник: 'off',
  сокращённый: 'short',
  сокращенный: 'short',
  рабочий: 'work',
};
const SHOWN_PROBLEMS = 5;

/** Reads the days of one year from CSV; every line that does not fit is named by its number. */
export function readCalendarFile(text: string, year: number): ReadCalendar {
  const days: Day[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((line, index) => {
      if (line.trim() === '' || (index === 0 && !/\d/.test(firstCell(line)))) return;
      const day = readLine(line);
      const place = `Строка ${index + 1}:`;
      if (day === undefined) problems.push(`${place} нужны дата и вид дня.`);
      else if (!day.date.startsWith(`${year}-`)) problems.push(`${place} дата не из ${year} года.`);
      else if (seen.has(day.date)) problems.push(`${place} день повторяется.`);
      else days.push(day);
      if (day !== undefined) seen.add(day.date);
    });
  if (days.length === 0 && problems.length === 0) problems.push('В файле нет ни одного дня.');
  return { days, problems: problems.slice(0, SHOWN_PROBLEMS) };
}

function firstCell(line: string): string {
  return (line.split(/[;,]/)[0] ?? '').trim();
}

function readLine(line: string): Day | undefined {
  const [dateText = '', kindText = '', name = '', fromText = ''] = line
    .split(line.includes(';') ? ';' : ',')
    .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const date = parseRuDate(dateText);
  const kind = KINDS[kindText.toLocaleLowerCase('ru-RU')];
  if (date === undefined || kind === undefined) return undefined;
  const transferredFrom = fromText === '' ? undefined : parseRuDate(fromText);
  return { date, kind, ...(name === '' ? {} : { name }), ...(transferredFrom === undefined ? {} : { transferredFrom }) };
}
