import { recordEvent } from '#domain/audit/record-event';
import { authoriseCase } from '#domain/cases/case-access';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { findCurrent } from './curator-store.ts';
import { listHandoverRows, updateConfirmed } from './handover-store.ts';

/** The new curator confirms that the cases were taken over by the list; a second time changes nothing (П1 п.5.4; T-115). */
export async function confirmHandover(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (open) => {
    const tx = await authoriseCase(open, caseId, ['plan.draft', 'do']);
    const found = await lockCaseForChange(tx, caseId);
    const current = await findCurrent(tx.db, caseId);
    const [latest] = await listHandoverRows(tx.db, caseId);
    if (!latest || latest.toAssignmentId !== current?.id) {
      throw new DomainError('NO_HANDOVER', 'Передачи дел, которую нужно подтвердить, нет.');
    }
    if (latest.confirmedAt) return;
    await updateConfirmed(tx.db, latest.id, { at: tx.now, by: tx.actor.id });
    await recordEvent(tx, {
      action: 'handover.confirmed',
      objectKind: 'curator-handover',
      objectId: latest.id,
      caseId,
      centreId: found.centreId,
    });
  });
}
