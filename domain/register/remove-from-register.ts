import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { getSupportedCase } from '#domain/plans/supported-case';
import { changeRegister } from './change-register.ts';
import { removalGroundSchema } from './register-entry.ts';
import { closeEntry, lockEntry } from './register-store.ts';

export const removeFromRegisterInput = z.object({
  caseId: z.uuid(),
  ground: removalGroundSchema,
  /** The question of the minutes that decided it; none when the family refused to sign. */
  agendaItemId: z.uuid().optional(),
});

/** Takes a family off the register with date, ground and reference to the minutes; a second call changes nothing (П1 п.5.8; T-068, T-098). */
export async function removeFromRegister(ctx: Context, input: z.input<typeof removeFromRegisterInput>): Promise<void> {
  const { caseId, ground, agendaItemId } = removeFromRegisterInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const entry = await lockEntry(tx.db, caseId);
    if (!entry || entry.removedOn !== null) return;
    const { today, centreId } = await getSupportedCase(tx, caseId);
    await closeEntry(tx.db, entry.id, { removedOn: today, ground, agendaItemId: agendaItemId ?? null });
    await changeRegister(tx, entry, { to: 'removed', ground, agendaItemId: agendaItemId ?? null });
    // Without post-support nothing more happens to the line (П1 п.5.8 в).
    if (ground !== 'completed') await changeRegister(tx, { ...entry, state: 'removed', removalGround: ground }, { to: 'closed' });
    await recordEvent(tx, {
      action: 'register.removed',
      objectKind: 'register-entry',
      objectId: entry.number,
      caseId,
      centreId,
      after: { number: entry.number, removedOn: today, ground, agendaItemId },
    });
  });
}
