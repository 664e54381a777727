import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { recordEvent } from '#domain/audit/record-event';
import { dropAddedItems } from './plan-item-store.ts';
import { lockLatestPlanVersion, updatePlanVersion } from './plan-version-store.ts';

/** Takes the draft of a case to the consilium: from here until the decision nobody changes it (П1 п.4.4, 4.11; T-066). */
export async function submitPlanForReview(ctx: Context, input: { caseId: string }): Promise<{ planVersionId: string }> {
  const draft = await lockLatestPlanVersion(ctx.db, input.caseId, ['draft', 'under-review']);
  if (!draft) throw new DomainError('NO_PLAN_DRAFT', 'Проекта ИПССС нет: составьте его.');
  if (draft.status === 'draft') await updatePlanVersion(ctx.db, draft.id, { status: 'under-review' });
  return { planVersionId: draft.id };
}

/** Refuses to change what the consilium or the chairman is looking at: its return or its decision opens the plan again (П1 п.4.11; T-054). */
export async function refuseUnderReview(ctx: Context, caseId: string): Promise<void> {
  if (!(await lockLatestPlanVersion(ctx.db, caseId, ['under-review']))) return;
  throw new DomainError('PLAN_UNDER_REVIEW', 'Проект ИПССС на рассмотрении консилиума: заблокирован до решения.');
}

/** Sends the draft back to the curator with the consilium's remarks (П1 п.4.11; T-066). */
export async function returnPlan(ctx: Context, input: { caseId: string }): Promise<void> {
  const plan = await lockLatestPlanVersion(ctx.db, input.caseId, ['under-review']);
  if (!plan) throw new DomainError('PLAN_NOT_UNDER_REVIEW', 'На рассмотрении нет проекта ИПССС.');
  await updatePlanVersion(ctx.db, plan.id, { status: 'draft' });
}

/** Ends a version that never came into force: the need was not confirmed, or the family refused to sign (П1 п.4.1, 4.9; T-063, T-068). */
export async function declinePlan(ctx: Context, input: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const plan = await lockLatestPlanVersion(tx.db, input.caseId, ['draft', 'under-review', 'approved']);
    if (!plan) return;
    await updatePlanVersion(tx.db, plan.id, { status: 'declined' });
    await dropAddedItems(tx.db, plan.id);
    await recordEvent(tx, {
      action: 'plan.declined',
      objectKind: 'plan-version',
      objectId: plan.id,
      caseId: input.caseId,
      before: { status: plan.status },
      after: { status: 'declined' },
    });
  });
}
