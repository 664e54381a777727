import { inTransaction, type Context } from '#domain/context';
import { changeRegister } from './change-register.ts';
import { lockEntry } from './register-store.ts';

interface Revision {
  readonly caseId: string;
  readonly isExtended: boolean;
  readonly agendaItemId: string | null;
}

/** Notes on the register that decision а moved the end of the programme, or changed only its measures (П1 п.5.8 а; T-041). */
export async function noteRevision(ctx: Context, { caseId, isExtended, agendaItemId }: Revision): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const entry = await lockEntry(tx.db, caseId);
    if (entry) await changeRegister(tx, entry, { to: isExtended ? 'extended' : 'corrected', agendaItemId });
  });
}
