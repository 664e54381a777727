import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import { workingDaysLeft } from '#domain/calendar/work-calendar';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { explainDeadline } from '#domain/municipal/delay-causes';
import { findDeadline, listRungs } from './deadline-store.ts';

/** The deadline of approval with its ladder, and the working days that are left while it runs (T-055, T-057). */
export async function describeDeadline(ctx: Context, caseId: string, timeZone: string) {
  const deadline = await findDeadline(ctx.db, caseId);
  if (!deadline) return null;
  const { startsOn, workingDays, dueOn, isProvisional, metAt, overdueAt, closedAt } = deadline;
  const calendar = await readWorkCalendar(ctx, deadline.region);
  const left = workingDaysLeft(calendar, dateInZone(ctx.now, timeZone), dueOn);
  return {
    ...{ startsOn, workingDays, dueOn, isProvisional, metAt, overdueAt, closedAt },
    workingDaysLeft: closedAt ? null : left.days,
    rungs: await listRungs(ctx.db, deadline.id),
    delays: await explainDeadline(ctx, deadline, { caseId, timeZone }),
  };
}
