import { addDays, yearOf, type PlainDate } from './plain-date.ts';

/** The sighting of the moon and the decree can differ from the computed day by this many days. */
const UNCERTAINTY_DAYS = 2;
/** Month and day in the Islamic calendar: 1 Shawwal (Uraza-bairam) and 10 Dhu al-Hijja (Kurban-bairam). */
const FEASTS = new Set(['10-1', '12-10']);

/** Days of a year that may turn out to be a bairam: until the region decrees the days, dates that touch them are provisional. */
export function possibleBairams(year: number): ReadonlySet<PlainDate> {
  const found = new Set<PlainDate>();
  for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
    if (!FEASTS.has(islamicMonthAndDay(day))) continue;
    for (let shift = -UNCERTAINTY_DAYS; shift <= UNCERTAINTY_DAYS; shift += 1) found.add(addDays(day, shift));
  }
  return found;
}

const islamic = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

function islamicMonthAndDay(date: PlainDate): string {
  const parts = new Map(islamic.formatToParts(new Date(`${date}T00:00:00Z`)).map((part) => [part.type, part.value]));
  return `${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}
