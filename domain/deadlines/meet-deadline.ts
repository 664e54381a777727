import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { closeDeadline, lockDeadline } from './deadline-store.ts';

/**
 * Ends the deadline of approval: the plan is approved, or the consilium has decided that there is no need (П1 п.4.4; T-055, T-063).
 * An overdue deadline keeps its mark; a second call changes nothing.
 */
export async function meetDeadline(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const deadline = await lockDeadline(tx.db, caseId);
    if (!deadline || deadline.closedAt) return;
    await closeDeadline(tx.db, deadline.id, tx.now);
    await recordEvent(tx, {
      action: 'deadline.met',
      objectKind: 'deadline',
      objectId: deadline.id,
      caseId,
      after: { dueOn: deadline.dueOn, isOverdue: deadline.overdueAt !== null },
    });
  });
}
