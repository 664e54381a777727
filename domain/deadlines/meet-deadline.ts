import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import { inTransaction, type Context } from '#domain/context';
import { closeDeadline, lockDeadline } from './deadline-store.ts';
import { fireRung } from './fire-rung.ts';

/**
 * Ends the deadline of approval: the plan is approved, or the consilium has decided that there is no need (П1 п.4.4; T-055, T-063).
 * An overdue deadline keeps its mark, and one that is met too late before its timer fired gets it here: an engine that was down
 * must not make a late decision look timely. A second call changes nothing.
 */
export async function meetDeadline(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await endDeadline(ctx, { caseId, action: 'deadline.met' });
}

/**
 * Ends the deadline of approval of a case that closes before anything was decided: nobody has kept it, there is nothing left to approve
 * (П1 п.2.3 а, 4.4; T-055, T-093). What was missed stays missed.
 */
export async function liftDeadline(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await endDeadline(ctx, { caseId, action: 'deadline.lifted' });
}

async function endDeadline(
  ctx: Context,
  { caseId, action }: { caseId: string; action: 'deadline.met' | 'deadline.lifted' },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const deadline = await lockDeadline(tx.db, caseId);
    if (!deadline || deadline.closedAt) return;
    const { timeZone } = await getCase(tx, caseId);
    const isLate = dateInZone(tx.now, timeZone) > deadline.dueOn;
    if (isLate) await fireRung(tx, { caseId, rung: 'overdue' });
    await closeDeadline(tx.db, deadline.id, { at: tx.now, isMet: action === 'deadline.met' });
    await recordEvent(tx, {
      action,
      objectKind: 'deadline',
      objectId: deadline.id,
      caseId,
      after: { dueOn: deadline.dueOn, isOverdue: isLate || deadline.overdueAt !== null },
    });
  });
}
