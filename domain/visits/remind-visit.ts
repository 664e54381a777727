import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { notifyPeople } from '#domain/notifications/notify-people';
import { findSuspension } from '#domain/suspensions/find-suspension';
import { z } from 'zod';
import { readVisitPlan } from './read-visit-plan.ts';

export const remindVisitInput = z.object({ caseId: z.uuid() });

/** Tells the curator, once per due day, that the family was to be visited; a visit made meanwhile keeps it silent (П1 п.5.10; T-122). */
export async function remindVisit(ctx: Context, input: z.input<typeof remindVisitInput>): Promise<void> {
  const { caseId } = remindVisitInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    // A family in hospital is not visited; the rhythm begins anew with the next reminder.
    if (await findSuspension(tx, caseId)) return;
    const plan = await readVisitPlan(tx, caseId);
    if (!plan || plan.overdueOn === null || plan.found.curatorId === null) return;
    const told = await notifyPeople(tx, {
      userIds: [plan.found.curatorId],
      caseId,
      kind: 'visit-due',
      dedupeKey: `visit:${caseId}:${plan.overdueOn}`,
    });
    if (told === 0) return;
    await recordEvent(tx, {
      action: 'visit.reminded',
      objectKind: 'case',
      objectId: caseId,
      caseId,
      centreId: plan.found.centreId,
      after: { dueOn: plan.overdueOn, everyDays: plan.everyDays },
    });
  });
}
