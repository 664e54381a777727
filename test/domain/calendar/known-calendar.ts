import { listFirstYears } from '#domain/calendar/first-years';
import { createWorkCalendar, type LoadedYear, type WorkCalendar } from '#domain/calendar/work-calendar';

/** The calendar of a region with the years that come with the project, without a database. */
export function knownCalendar(
  region: string,
  change: (year: LoadedYear) => LoadedYear | undefined = (year) => year,
): WorkCalendar {
  const years = listFirstYears().map(({ region: owner, year, days }) =>
    change({ region: owner, year, isComplete: true, days: new Map(days.map((day) => [day.date, day.kind])) }),
  );
  return createWorkCalendar(
    region,
    years.filter((year) => year !== undefined),
  );
}
