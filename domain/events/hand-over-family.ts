import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { tookConsentBack } from '#domain/consents/took-consent-back';
import { inTransaction, type Context } from '#domain/context';
import { findAppealOf } from '#domain/intake/receipt-date';
import { receiveAppeal } from '#domain/intake/receive-appeal';
import { findCentreOfDistrict } from '#domain/intake/receiving-centre';
import { senderOf } from '#domain/intake/sender-of';
import { getSupportedCase } from '#domain/plans/supported-case';
import { lockCaseEvent } from './case-event.ts';
import { updateEvent } from './case-event-store.ts';
import type { CaseEvent } from './event-record.ts';
import { summariseForHandover } from './handover-summary.ts';
import { tellOfEvent } from './tell-of-event.ts';

/**
 * Tells the centre of the new district of a family that moved and agreed to it: a message there, once, with a clock of its own and a
 * reference to the appeal here. Without consent, and when it was taken back meanwhile, nothing leaves the centre
 * (П1 п.5.8 в, 5.11; T-095, T-199; AMB-49).
 */
export async function handOverFamily(
  ctx: Context,
  given: { caseId: string; caseEventId: string },
): Promise<{ isHandedOver: boolean }> {
  return inTransaction(ctx, async (tx) => {
    await lockCaseForChange(tx, given.caseId);
    const event = await lockCaseEvent(tx, given.caseEventId);
    if (event.caseId !== given.caseId) throw new Error('the event belongs to another case');
    if (event.handoverAppealId !== null) return { isHandedOver: true };
    const { newDistrict, newAddress, handoverCentreId } = event;
    if (event.handoverConsent !== true || newDistrict === null || newAddress === null || handoverCentreId === null) {
      return { isHandedOver: false };
    }
    const found = await getCase(tx, given.caseId);
    const centre = await findCentreOfDistrict(tx, newDistrict);
    if (centre?.centreId !== handoverCentreId) {
      // The family agreed to another centre: its curator hears of it and asks the family anew.
      await tellOfEvent(tx, found, { kind: 'handover-failed', caseEventId: event.id });
      return { isHandedOver: false };
    }
    if (await isTakenBack(tx, found.familyId, event)) {
      await tellOfEvent(tx, found, { kind: 'handover-withheld', caseEventId: event.id });
      return { isHandedOver: false };
    }
    const origin = await findAppealOf(tx, found.id);
    const { centreName } = await getSupportedCase(tx, found.id);
    const summary = await summariseForHandover(tx, { found, centreName, address: { district: newDistrict, ...newAddress } });
    const { appealId } = await receiveAppeal(tx, {
      centreId: centre.centreId,
      unitId: centre.unitId,
      ground: 'message',
      channel: 'electronic',
      receivedOn: dateInZone(tx.now, centre.timeZone),
      sourceKind: 'institution',
      sender: senderOf('institution', { name: centreName }),
      ...summary,
      ...(origin && { originAppealId: origin.id, originReceivedOn: origin.receivedOn }),
    });
    await updateEvent(tx.db, event.id, { handoverAppealId: appealId });
    await recordEvent(tx, {
      action: 'family.handed-over',
      objectKind: 'case-event',
      objectId: event.id,
      caseId: found.id,
      centreId: found.centreId,
      after: { appealId, toCentreId: centre.centreId },
    });
    return { isHandedOver: true };
  });
}

/** Days pass between the record of the move and the decision about it, and the family may have thought better of it. */
async function isTakenBack(ctx: Context, familyId: string, event: CaseEvent): Promise<boolean> {
  const { handoverConsentBy: personId, handoverConsentOn: since } = event;
  return personId === null || since === null || (await tookConsentBack(ctx, { familyId, personId, since }));
}
