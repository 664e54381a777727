import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { getActivePlan, listAddedItems } from '#domain/plans/plan-reading';
import { getSupportedCase } from '#domain/plans/supported-case';

export const openWorkItemsInput = z.object({ caseId: z.uuid() });

/**
 * Says which version is to be carried out and for which categories of the family it brings new measures:
 * each measure of the approved plan becomes a tracked work item once (П1 п.4.7, 5.1; T-073, T-081).
 */
export async function openWorkItems(
  ctx: Context,
  input: z.input<typeof openWorkItemsInput>,
): Promise<{ planVersion: number; categories: string }> {
  const { caseId } = openWorkItemsInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const plan = await getActivePlan(tx, caseId);
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
