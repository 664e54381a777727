import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { confirmAssignment, endAssignment, findCurrent } from './curator-store.ts';

/** Makes the provisional curator final when the consilium has accepted the family (П1 п.4.5, 5.4; AMB-03). */
export async function confirmCurator(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const current = await findCurrent(tx.db, caseId);
    if (!current?.isProvisional) return;
    await confirmAssignment(tx.db, current.id);
    await recordEvent(tx, { action: 'curator.confirmed', objectKind: 'curator-assignment', objectId: current.id, caseId });
  });
}

/** Ends the curator's period when the case ends; a family on support never loses its curator this way (T-110, AMB-03). */
export async function releaseCurator(ctx: Context, { caseId }: { caseId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const current = await findCurrent(tx.db, caseId);
    if (!current) return;
    await endAssignment(tx.db, current.id, tx.now);
    await recordEvent(tx, { action: 'curator.released', objectKind: 'curator-assignment', objectId: current.id, caseId });
  });
}
