import type { Context } from '#domain/context';
import { listDays, listYears, type StoredDay } from './calendar-store.ts';
import { addDays, isWeekend, yearOf, type PlainDate } from './plain-date.ts';
import { readWorkCalendar } from './read-work-calendar.ts';
import { FEDERATION, rulesOfRegion } from './regions.ts';
import { workingDaysBetween, type WorkCalendar } from './work-calendar.ts';

/** A year of a region as people look at it: the days that differ from an ordinary week, and the source that says so (T-056). */
export async function getCalendarYear(ctx: Context, region: string, year: number) {
  const regions = region === FEDERATION ? [FEDERATION] : [FEDERATION, region];
  const calendar = await readWorkCalendar(ctx, region);
  const years = await listYears(ctx.db, regions, year);
  const stored = await listDays(ctx.db, regions, year);
  const { days, isProvisional } = workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`);
  return {
    year,
    region,
    decree:
      years
        .map(({ decree }) => decree)
        .filter(Boolean)
        .join('; ') || null,
    isProvisional,
    workingDays: days,
    days: listUnusualDays(calendar, year, stored),
  };
}

function listUnusualDays(calendar: WorkCalendar, year: number, stored: readonly (StoredDay & { region: string })[]): StoredDay[] {
  const found: StoredDay[] = [];
  for (let date: PlainDate = `${year}-01-01`; yearOf(date) === year; date = addDays(date, 1)) {
    const kind = calendar.kindOf(date);
    const rows = stored.filter((day) => day.date === date);
    const usual = isWeekend(date) ? 'off' : 'work';
    if (kind === usual && rows.length === 0) continue;
    const name = rows.find((day) => day.name)?.name ?? rulesOfRegion(calendar.region).fixedHolidays[date.slice(5)] ?? null;
    found.push({ date, kind, name, transferredFrom: rows.find((day) => day.transferredFrom)?.transferredFrom ?? null });
  }
  return found;
}
