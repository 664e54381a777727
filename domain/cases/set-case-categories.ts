import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { updateCategories } from './case-store.ts';
import { lockCaseForChange } from './lock-case-for-change.ts';

/** Stores the categories of the family as the draft of the ИПССС names them (П1 п.3.1; T-036). */
export async function setCaseCategories(
  ctx: Context,
  { caseId, categories }: { caseId: string; categories: readonly string[] },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await lockCaseForChange(tx, caseId);
    const sorted = [...new Set(categories)].sort();
    if (sorted.join() === before.categories.join()) return;
    await updateCategories(tx.db, caseId, sorted);
    await recordEvent(tx, {
      action: 'case.categories-set',
      objectKind: 'case',
      objectId: caseId,
      caseId,
      centreId: before.centreId,
      before: { categories: before.categories },
      after: { categories: sorted },
    });
  });
}
