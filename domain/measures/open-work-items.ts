import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { findFirstActivePlan, findPlanByVersion, listAddedItems } from '#domain/plans/plan-reading';
import { getSupportedCase } from '#domain/plans/supported-case';

export const openWorkItemsInput = z.object({ caseId: z.uuid(), approvedVersion: z.number().int().nullish() });

/**
 * Says which version is to be carried out and for which categories of the family it brings new measures:
 * each measure of the approved plan becomes a tracked work item once. A revision is named by its message and the first version by
 * nothing, so that one which came into force meanwhile neither hides the measures of another nor brings its own twice
 * (П1 п.4.7, 5.1; T-073, T-081).
 */
export async function openWorkItems(
  ctx: Context,
  input: z.input<typeof openWorkItemsInput>,
): Promise<{ planVersion: number; categories: string }> {
  const { caseId, approvedVersion } = openWorkItemsInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const plan = approvedVersion
      ? await findPlanByVersion(tx, { caseId, version: approvedVersion })
      : await findFirstActivePlan(tx, caseId);
    if (!plan) throw new DomainError('NO_ACTIVE_PLAN', 'У семьи нет действующей ИПССС.');
    const items = await listAddedItems(tx, plan.id);
    const categories = [...new Set(items.map((item) => item.category))].sort();
    await recordEvent(tx, {
      action: 'implementation.opened',
      objectKind: 'plan-version',
      objectId: plan.id,
      caseId,
      centreId: found.centreId,
      after: { version: plan.version, items: items.length, categories },
    });
    return { planVersion: plan.version, categories: categories.join(',') };
  });
}
