import { possibleBairams } from './bairams.ts';
import { computeDaysOff } from './labour-code-days.ts';
import { addDays, isWeekend, yearOf, type PlainDate } from './plain-date.ts';
import { FEDERATION, rulesOfRegion } from './regions.ts';

export type DayKind = 'off' | 'short' | 'work';

/** What the database holds of one year of one region: the federal decree, or the region's own days. */
export interface LoadedYear {
  readonly region: string;
  readonly year: number;
  /** False while days of the year are not decreed yet. */
  readonly isComplete: boolean;
  readonly days: ReadonlyMap<PlainDate, DayKind>;
}

/** The working days of one region, loaded once and asked without the database. */
export interface WorkCalendar {
  readonly region: string;
  kindOf(date: PlainDate): DayKind;
  /** Whether the kind of the day may still change by a decree. */
  isUncertain(date: PlainDate): boolean;
}

/** Puts the region's own days over the federal decree, and the Labour Code where a year has no decree. */
export function createWorkCalendar(region: string, years: readonly LoadedYear[]): WorkCalendar {
  const loaded = new Map(years.map((year) => [`${year.region}|${year.year}`, year]));
  const computed = remember(computeDaysOff);
  const bairams = remember(possibleBairams);
  const federal = (year: number) => loaded.get(`${FEDERATION}|${year}`);
  const regional = (year: number) => (region === FEDERATION ? undefined : loaded.get(`${region}|${year}`));
  const { fixedHolidays, hasBairams } = rulesOfRegion(region);

  function federalKind(date: PlainDate): DayKind {
    const year = yearOf(date);
    const decreed = federal(year);
    if (decreed) return decreed.days.get(date) ?? (isWeekend(date) ? 'off' : 'work');
    if (computed(year).off.has(date) || isWeekend(date)) return 'off';
    return computed(year).short.has(date) ? 'short' : 'work';
  }

  return {
    region,
    kindOf(date) {
      const own = regional(yearOf(date));
      // Without a loaded year of the region its law still fixes some days; a loaded year says all of them itself.
      const ownKind = own ? own.days.get(date) : date.slice(5) in fixedHolidays ? 'off' : undefined;
      return ownKind ?? federalKind(date);
    },
    isUncertain(date) {
      const year = yearOf(date);
      if (!federal(year)?.isComplete) return true;
      return hasBairams && !regional(year)?.isComplete && bairams(year).has(date);
    },
  };
}

/** A day found by counting, and whether a decree may still move it. */
export interface CalendarAnswer {
  readonly date: PlainDate;
  readonly isProvisional: boolean;
}

export interface DayCount {
  readonly days: number;
  readonly isProvisional: boolean;
}

/** Whether people work on the day; a shortened day is a working day for terms. */
export function isWorkingDay(calendar: WorkCalendar, date: PlainDate): { isWorking: boolean; isProvisional: boolean } {
  return { isWorking: isWorking(calendar, date), isProvisional: calendar.isUncertain(date) };
}

/** The n-th working day after a day; the day itself is not counted (Civil Code art. 191; П1 п.4.4; AMB-05). */
export function addWorkingDays(calendar: WorkCalendar, from: PlainDate, count: number): CalendarAnswer {
  if (!Number.isInteger(count) || count < 0) throw new Error('a term in working days is a whole number from 0');
  let date = from;
  let isProvisional = false;
  for (let left = count; left > 0;) {
    date = addDays(date, 1);
    isProvisional ||= calendar.isUncertain(date);
    if (isWorking(calendar, date)) left -= 1;
  }
  return { date, isProvisional };
}

/** A term that ends on a day off ends on the next working day (Civil Code art. 193). */
export function rollForward(calendar: WorkCalendar, from: PlainDate): CalendarAnswer {
  let date = from;
  let isProvisional = calendar.isUncertain(date);
  while (!isWorking(calendar, date)) {
    date = addDays(date, 1);
    isProvisional ||= calendar.isUncertain(date);
  }
  return { date, isProvisional };
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkCalendar, from: PlainDate, to: PlainDate): DayCount {
  let days = 0;
  let isProvisional = false;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    isProvisional ||= calendar.isUncertain(date);
    if (isWorking(calendar, date)) days += 1;
  }
  return { days, isProvisional };
}

/**
 * Working days that remain until a due date; negative when it has passed («просрочено на 2 рабочих дня»).
 * On the weekend after a due Friday no working day has passed yet, but the term has: that is -1, because 0 means today.
 */
export function workingDaysLeft(calendar: WorkCalendar, today: PlainDate, dueOn: PlainDate): DayCount {
  if (today <= dueOn) return workingDaysBetween(calendar, today, dueOn);
  const { days, isProvisional } = workingDaysBetween(calendar, dueOn, today);
  return { days: Math.min(-days, -1), isProvisional };
}

function isWorking(calendar: WorkCalendar, date: PlainDate): boolean {
  return calendar.kindOf(date) !== 'off';
}

function remember<T>(compute: (year: number) => T): (year: number) => T {
  const known = new Map<number, T>();
  return (year) => {
    const value = known.get(year) ?? compute(year);
    known.set(year, value);
    return value;
  };
}
