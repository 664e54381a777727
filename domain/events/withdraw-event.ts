import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { updateEvent } from './case-event-store.ts';
import { lockOpenEvent } from './settle-event.ts';

/** Takes an event back that did not happen, or about which the family has changed its mind: the support goes on (П1 п.2.3 а; T-093). */
export async function withdrawEvent(
  ctx: Context,
  { caseEventId, reason }: { caseEventId: string; reason: string },
): Promise<{ eventOutcome: 'withdrawn' }> {
  return inTransaction(ctx, async (tx) => {
    const { found, event } = await lockOpenEvent(tx, caseEventId);
    await updateEvent(tx.db, caseEventId, {
      status: 'withdrawn',
      outcome: 'withdrawn',
      withdrawnReason: reason,
      closedAt: tx.now,
    });
    await recordEvent(tx, {
      action: 'event.withdrawn',
      objectKind: 'case-event',
      objectId: caseEventId,
      caseId: found.id,
      centreId: found.centreId,
      after: { kind: event.kind },
    });
    return { eventOutcome: 'withdrawn' };
  });
}
