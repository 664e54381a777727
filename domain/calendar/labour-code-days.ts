import { addDays, isWeekend, yearOf, type PlainDate } from './plain-date.ts';

const NEW_YEAR_HOLIDAYS = ['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'];
const OTHER_HOLIDAYS = ['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'];

/** Days off and shortened days that follow from the Labour Code alone, before the government's decree of the year is known. */
export interface ComputedDays {
  readonly off: ReadonlySet<PlainDate>;
  readonly short: ReadonlySet<PlainDate>;
}

/**
 * Holidays of a year by Labour Code art. 112: a holiday on a weekend moves that weekend day to the next working day,
 * except the New Year holidays, whose two weekend days only a decree can move. Everything built on it is provisional.
 */
export function computeDaysOff(year: number): ComputedDays {
  const others = OTHER_HOLIDAYS.map((day) => `${year}-${day}`);
  const holidays = new Set([...NEW_YEAR_HOLIDAYS.map((day) => `${year}-${day}`), ...others]);
  const off = new Set(holidays);
  for (const holiday of others) {
    if (isWeekend(holiday)) off.add(nextFreeDay(holiday, off));
  }
  const eves = [...others, `${year + 1}-01-01`].map((holiday) => addDays(holiday, -1));
  const short = new Set(eves.filter((eve) => yearOf(eve) === year && !isWeekend(eve) && !off.has(eve)));
  return { off, short };
}

function nextFreeDay(holiday: PlainDate, off: ReadonlySet<PlainDate>): PlainDate {
  let day = addDays(holiday, 1);
  while (isWeekend(day) || off.has(day)) day = addDays(day, 1);
  return day;
}
