import type { CalendarDay } from '#contract/calendar';

export type DayKind = 'off' | 'short' | 'work' | 'plain';

/** The weeks of a month from Monday; days of the neighbouring months stay empty. */
export function weeksOf(year: number, month: number): (string | undefined)[][] {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const offset = (first.getUTCDay() + 6) % 7;
  const cells = Array.from({ length: Math.ceil((offset + days) / 7) * 7 }, (_, index) => {
    const day = index - offset + 1;
    return day < 1 || day > days ? undefined : `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** An ordinary weekend is off although no decree names it. */
export function dayKind(date: string, special: ReadonlyMap<string, CalendarDay>): DayKind {
  const named = special.get(date)?.kind;
  if (named !== undefined) return named;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? 'off' : 'plain';
}

export function monthName(month: number): string {
  const name = new Intl.DateTimeFormat('ru-RU', { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, month - 1, 1)),
  );
  return name.charAt(0).toLocaleUpperCase('ru-RU') + name.slice(1);
}
