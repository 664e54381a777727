import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { deleteOtherSignIns } from './sign-in-store.ts';

/** Ends every sign-in of the acting person but the present one; the next requests of those browsers are refused (T-205). */
export async function endOtherSignIns(ctx: Context, presentId: string): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const count = await deleteOtherSignIns(tx.db, { userId: tx.actor.id, presentId });
    await recordEvent(tx, { action: 'sign-in.others-cut-off', objectKind: 'user', objectId: tx.actor.id, after: { count } });
    return count;
  });
}
