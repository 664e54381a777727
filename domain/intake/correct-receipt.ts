import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { moveDeadlineStart } from '#domain/deadlines/move-deadline-start';
import { authorise } from '#domain/users/authorise';
import { getReadableAppeal } from './appeal-access.ts';
import { lockAppeal, updateAppeal } from './appeal-store.ts';
import { checkCorrection, movesApplication } from './check-correction.ts';
import { insertCorrection } from './correction-store.ts';

export interface ReceiptCorrection {
  readonly appealId: string;
  readonly receivedOn: string;
  readonly reason: string;
}

/**
 * Corrects the day of receipt of the appeal that opened a case: both days and the reason stay on record, the deadline and its reminders
 * are counted anew (П1 п.4.4; T-026, T-055). Only the head may: a clerk would move their own clock.
 */
export async function correctReceipt(ctx: Context, { appealId, receivedOn, reason }: ReceiptCorrection): Promise<void> {
  await inTransaction(ctx, async (open) => {
    const { centreId, unitId } = await getReadableAppeal(open, appealId);
    const tx = await authorise(open, 'receipt.correct', 'do', { centreId, unitId });
    const appeal = await lockAppeal(tx.db, appealId);
    if (appeal?.status !== 'registered' || appeal.caseId === null) {
      throw new DomainError('APPEAL_OPENED_NO_CASE', 'Дату исправляют у обращения, по которому открыто дело.');
    }
    await checkCorrection(tx, appeal, receivedOn);
    const receivedBefore = appeal.receivedOn;
    await updateAppeal(tx.db, appealId, {
      receivedOn,
      ...(movesApplication(appeal, receivedOn) && { appliedOn: receivedOn }),
    });
    await insertCorrection(tx.db, appealId, {
      ...{ receivedBefore, receivedAfter: receivedOn, reason },
      correctedAt: tx.now,
      correctedBy: tx.actor.id,
    });
    await recordEvent(tx, {
      action: 'appeal.receipt-corrected',
      objectKind: 'appeal',
      objectId: appealId,
      caseId: appeal.caseId,
      centreId,
      before: { receivedOn: receivedBefore },
      after: { receivedOn },
    });
    await moveDeadlineStart(tx, { caseId: appeal.caseId, startsOn: receivedOn });
  });
}
