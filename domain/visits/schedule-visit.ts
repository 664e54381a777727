import { instantInZone, isoWithOffset } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { z } from 'zod';
import { readVisitPlan } from './read-visit-plan.ts';

export const scheduleVisitInput = z.object({ caseId: z.uuid() });

/** A reminder comes when the working day begins. */
const REMINDING_TIME = '09:00';

/** When the next visit is due, if visits are planned for the level of the family at all (П1 п.5.10; T-122). */
export async function scheduleVisit(
  ctx: Context,
  input: z.input<typeof scheduleVisitInput>,
): Promise<{ isVisitPlanned: boolean; visitDueAt: string }> {
  const { caseId } = scheduleVisitInput.parse(input);
  const plan = await readVisitPlan(ctx, caseId);
  if (!plan) return { isVisitPlanned: false, visitDueAt: '' };
  const { timeZone } = plan.found;
  return { isVisitPlanned: true, visitDueAt: isoWithOffset(instantInZone(plan.nextOn, REMINDING_TIME, timeZone), timeZone) };
}
