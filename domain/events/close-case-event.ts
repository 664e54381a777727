import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { getCase } from '#domain/cases/get-case';
import { changeFamilyAddress } from '#domain/families/change-family-address';
import { lockCaseEvent } from './case-event.ts';
import { listOpenEvents, updateEvent } from './case-event-store.ts';
import type { CaseEvent } from './event-record.ts';
import { handOverFamily } from './hand-over-family.ts';

/** Closes an event with what the review decided, once; after a move the family then lives at its new address (П1 п.5.8; T-092–T-097). */
export async function closeCaseEvent(ctx: Context, given: { caseEventId: string; outcome: string }): Promise<void> {
  const { caseEventId, outcome } = given;
  await inTransaction(ctx, async (tx) => {
    const event = await lockCaseEvent(tx, caseEventId);
    if (event.status !== 'open') return;
    await updateEvent(tx.db, caseEventId, { status: 'reviewed', outcome, closedAt: tx.now });
    await keepNewAddress(tx, event);
    await recordEvent(tx, {
      action: 'event.reviewed',
      objectKind: 'case-event',
      objectId: caseEventId,
      caseId: event.caseId,
      after: { kind: event.kind, outcome },
    });
  });
}

/** Until the consilium has decided about a move, the case is judged by the district that its centre serves. */
export async function keepNewAddress(ctx: Context, event: CaseEvent): Promise<void> {
  const { newDistrict, newAddress, handoverConsent } = event;
  // Only what the curator has recorded counts: the report may have been a mistake.
  if (newDistrict === null || newAddress === null || handoverConsent === null) return;
  const { familyId } = await getCase(ctx, event.caseId);
  const address = { district: newDistrict, ...newAddress };
  await changeFamilyAddress(ctx, { familyId, caseId: event.caseId, address, since: event.happenedOn });
}

/**
 * Keeps a recorded move whose own step will not come any more, because another event ends the case: the family lives at its new address,
 * and the centre there hears of it as the family agreed (П1 п.5.8 в; T-094, T-095).
 */
export async function keepMove(ctx: Context, event: CaseEvent): Promise<void> {
  await keepNewAddress(ctx, event);
  if (event.handoverConsent === true) await handOverFamily(ctx, { caseId: event.caseId, caseEventId: event.id });
}

/** Closes what is open when the case ends another way: no decision about it can come any more (П1 п.4.1, 5.8; T-094, T-095). */
export async function closeEventsOfEndedCase(ctx: Context, caseId: string): Promise<void> {
  for (const event of await listOpenEvents(ctx.db, caseId)) {
    const { id, kind } = event;
    await keepMove(ctx, event);
    await updateEvent(ctx.db, id, { status: 'reviewed', outcome: 'case-ended', closedAt: ctx.now });
    await recordEvent(ctx, {
      action: 'event.reviewed',
      objectKind: 'case-event',
      objectId: id,
      caseId,
      after: { kind, outcome: 'case-ended' },
    });
  }
}
