import { recordEvent } from '#domain/audit/record-event';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { isEnding } from '#domain/events/event-stage';
import { inTransaction, type Context } from '#domain/context';
import { findActivePlan } from '#domain/plans/plan-reading';
import { insertAgendaItem, lockOpenItems } from './agenda-item-store.ts';

/** A report of the curator brings the progress of the programme before the consilium; a question that waits already is enough (П1 п.4.4, 5.5; T-080, T-173; AMB-53). */
export async function askProgress(ctx: Context, input: { caseId: string; note: string | undefined }): Promise<void> {
  const { caseId, note } = input;
  await inTransaction(ctx, async (tx) => {
    const found = await lockCaseForChange(tx, caseId);
    if (found.status !== 'support' || (await isEnding(tx, found))) return;
    const waiting = await lockOpenItems(tx.db, caseId);
    if (waiting.some(({ kind }) => kind === 'progress')) return;
    const planVersionId = (await findActivePlan(tx, caseId))?.id ?? null;
    const proposedBy = tx.actor.id;
    const id = await insertAgendaItem(tx.db, { caseId, kind: 'progress', planVersionId, createdAt: tx.now, proposedBy, note });
    await recordEvent(tx, {
      action: 'question.waiting',
      objectKind: 'agenda-item',
      objectId: id,
      caseId,
      centreId: found.centreId,
      after: { kind: 'progress', planVersionId },
    });
  });
}
