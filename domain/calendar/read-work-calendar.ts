import type { Context } from '#domain/context';
import { listLoadedYears } from './calendar-store.ts';
import { FEDERATION } from './regions.ts';
import { createWorkCalendar, type WorkCalendar } from './work-calendar.ts';

/** Loads the working days of a region, to be asked as often as needed without the database (П1 п.4.4; T-056). */
export async function readWorkCalendar(ctx: Context, region: string): Promise<WorkCalendar> {
  const regions = region === FEDERATION ? [FEDERATION] : [FEDERATION, region];
  return createWorkCalendar(region, await listLoadedYears(ctx.db, regions));
}
