import { inTransaction, type Context } from '#domain/context';
import { recordEvent } from '#domain/audit/record-event';
import { listYears, replaceYear } from './calendar-store.ts';
import { listFirstYears } from './first-years.ts';

/**
 * Loads the years that come with the project where a region has no such year yet (T-056).
 * A year that is there stays: an administrator may have corrected it. Returns how many years were loaded.
 */
export async function loadCalendar(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const first = listFirstYears();
    const present = await listYears(tx.db, [...new Set(first.map((year) => year.region))]);
    const known = new Set(present.map(({ region, year }) => `${region}|${year}`));
    const missing = first.filter(({ region, year }) => !known.has(`${region}|${year}`));
    for (const year of missing) {
      await replaceYear(tx.db, { ...year, isComplete: true, loadedAt: tx.now, loadedBy: tx.actor.id });
      await recordEvent(tx, {
        action: 'calendar.loaded',
        objectKind: 'calendar-year',
        objectId: `${year.region}:${year.year}`,
        after: { days: year.days.length },
      });
    }
    return missing.length;
  });
}
