/** A calendar day as 'YYYY-MM-DD'. A day has no zone: it is counted in UTC so that no clock change can move it. */
export type PlainDate = string;

const DAY_MS = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text names a day that exists: 31.02 does not. */
export function isPlainDate(text: string): boolean {
  return PATTERN.test(text) && toDate(text) !== undefined;
}

export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return format(new Date(instantOf(date) + days * DAY_MS));
}

/** Saturday or Sunday. */
export function isWeekend(date: PlainDate): boolean {
  const weekday = new Date(instantOf(date)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/**
 * The same day of a later month; where that month is shorter, its last day (Civil Code art. 192 p. 3).
 * It does not roll forward from a day off: a term of support may end on any day.
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const start = new Date(instantOf(date));
  const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  return format(first);
}

/** Whole years between a birth and a day: the age of the person on that day. */
export function ageOn(birthOn: PlainDate, date: PlainDate): number {
  const years = yearOf(date) - yearOf(birthOn);
  return date.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

/** «12.05.2026», as dates stand in messages and lists. */
export function russianDate(date: PlainDate): string {
  return `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}

function instantOf(date: PlainDate): number {
  const found = toDate(date);
  if (!found) throw new Error('not a calendar day');
  return found.getTime();
}

function toDate(text: string): Date | undefined {
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && format(parsed) === text ? parsed : undefined;
}

function format(date: Date): PlainDate {
  return date.toISOString().slice(0, 10);
}
