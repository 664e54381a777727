import { readWorkCalendar } from '#domain/calendar/read-work-calendar';
import type { Context } from '#domain/context';
import { lockDeadline, updateStartDate } from './deadline-store.ts';
import { recomputeDeadline } from './recompute-deadlines.ts';

/**
 * Counts the deadline of a case from another day of receipt, with the terms with which it was made (П1 п.4.4; T-026, T-055).
 * A closed deadline stays as it was met; one that the engine has not asked for yet will start from the new day by itself.
 */
export async function moveDeadlineStart(ctx: Context, given: { caseId: string; startsOn: string }): Promise<void> {
  const deadline = await lockDeadline(ctx.db, given.caseId);
  if (!deadline || deadline.closedAt) return;
  await updateStartDate(ctx.db, deadline.id, given.startsOn);
  await recomputeDeadline(ctx, { ...deadline, startsOn: given.startsOn }, await readWorkCalendar(ctx, deadline.region));
}
