import type { Context } from '#domain/context';
import { eachApart, type Apart } from '#domain/each-apart';
import { getSupportedCase } from '#domain/plans/supported-case';
import { selectHeldBack } from './application-store.ts';
import { decisionReminderAt } from './decision-reminder.ts';
import { remindBenefit } from './remind-benefit.ts';

/** Gives the reminders of decisions whose day came while the case was suspended: their timer fires once (П1 п.5.8; П4–11 ст.V; T-073, T-092). */
export async function remindHeldBackApplications(ctx: Context): Promise<Apart> {
  const due: string[] = [];
  for (const { caseId, planItemId, decisionDueOn } of await selectHeldBack(ctx.db)) {
    const found = await getSupportedCase(ctx, caseId);
    if (decisionDueOn !== null && decisionReminderAt(found, decisionDueOn) <= ctx.now) due.push(planItemId);
  }
  return eachApart(due, (planItemId) => remindBenefit(ctx, { planItemId }));
}
