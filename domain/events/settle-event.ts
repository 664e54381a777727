import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Case } from '#domain/cases/case';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { findRegisterEntry } from '#domain/register/register-view';
import { getCaseEvent, lockCaseEvent } from './case-event.ts';
import { updateEvent, type EventChange } from './case-event-store.ts';
import type { CaseEvent } from './event-record.ts';

/** What becomes of a recorded refusal or move: nothing, the end of the case, or a review. */
export type EventOutcome = 'withdrawn' | 'declined' | 'review';

interface Settling {
  readonly found: Case;
  readonly event: CaseEvent;
  readonly today: string;
}

/** The event with its case, both locked, the case first as everywhere; one that is closed is refused. */
export async function lockOpenEvent(ctx: Context, caseEventId: string): Promise<Settling> {
  const { caseId } = await getCaseEvent(ctx, caseEventId);
  const found = await lockCaseForChange(ctx, caseId);
  const event = await lockCaseEvent(ctx, caseEventId);
  if (event.status !== 'open') throw new DomainError('EVENT_CLOSED', 'Это событие уже рассмотрено.');
  return { found, event, today: dateInZone(ctx.now, found.timeZone) };
}

/**
 * Keeps what is proved of a refusal or a move. The register decides what it leads to: before it the case ends as declined, after it the
 * consilium judges; the lock of the case keeps the family from being entered meanwhile (П1 п.5.8 в; T-092, T-093; AMB-10).
 */
export async function settleEvent(
  ctx: Context,
  caseEventId: string,
  check: (tx: Context, settling: Settling) => Promise<EventChange>,
): Promise<{ eventOutcome: EventOutcome }> {
  return inTransaction(ctx, async (tx) => {
    const settling = await lockOpenEvent(tx, caseEventId);
    const { found, event } = settling;
    const change = await check(tx, settling);
    const isRegistered = (await findRegisterEntry(tx, found.id)) !== undefined;
    await updateEvent(tx.db, caseEventId, {
      ...change,
      ...(!isRegistered && { status: 'declined', outcome: 'declined', closedAt: tx.now }),
    });
    await recordEvent(tx, {
      action: isRegistered ? 'event.confirmed' : 'event.declined',
      objectKind: 'case-event',
      objectId: caseEventId,
      caseId: found.id,
      centreId: found.centreId,
      after: {
        kind: event.kind,
        happenedOn: change.happenedOn,
        documentId: change.documentId,
        handoverConsent: change.handoverConsent,
      },
    });
    return { eventOutcome: isRegistered ? 'review' : 'declined' };
  });
}
