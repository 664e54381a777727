import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { yearOf } from '#domain/calendar/plain-date';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { confirmCurator } from '#domain/curators/settle-curator';
import { DomainError } from '#domain/errors';
import { isDeclined } from '#domain/events/event-stage';
import { nextNumber } from '#domain/numbering/next-number';
import { getSupportedCase } from '#domain/plans/supported-case';
import { findDecidedQuestion } from '#domain/sessions/agenda-view';
import { insertEntry, lockEntry } from './register-store.ts';

export const registerFamilyInput = z.object({ caseId: z.uuid(), agendaItemId: z.uuid() });

/**
 * Enters the accepted family in the ведомственный учет, once, and makes its curator's attachment final
 * (П1 п.4.11, 5.4; П4–11 ст.IV; T-070; AMB-03, AMB-09).
 */
export async function registerFamily(
  ctx: Context,
  input: z.input<typeof registerFamilyInput>,
): Promise<{ registerNumber: string }> {
  const { caseId, agendaItemId } = registerFamilyInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const existing = await lockEntry(tx.db, caseId);
    if (existing) return { registerNumber: existing.number };

    await lockCaseForChange(tx, caseId);
    // Whoever recorded the refusal saw no entry, so there must be none. The engine takes this step away in a moment: a retry finds nothing.
    if (await isDeclined(tx, caseId)) throw new Error('the family has declined: the case is about to end');
    const found = await getSupportedCase(tx, caseId);
    const decision = await findDecidedQuestion(tx, { caseId, agendaItemId });
    if (decision?.outcome !== 'accepted') {
      throw new DomainError('FAMILY_NOT_ACCEPTED', 'На учет ставят по решению консилиума: семья не принята на сопровождение.');
    }
    const number = await nextNumber(tx, { centreId: found.centreId, kind: 'register', year: yearOf(found.today) });
    await insertEntry(tx.db, {
      number,
      centreId: found.centreId,
      caseId,
      agendaItemId,
      enteredOn: found.today,
      enteredAt: tx.now,
    });
    await confirmCurator(tx, { caseId });
    await recordEvent(tx, {
      action: 'register.entered',
      objectKind: 'register-entry',
      objectId: number,
      caseId,
      centreId: found.centreId,
      after: { number, agendaItemId, enteredOn: found.today },
    });
    return { registerNumber: number };
  });
}
