import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { endPostSupport, findPostSupport } from './post-support-store.ts';

/** Ends the post-support with its final note (П1 п.5.9; T-102; AMB-18). */
export async function finishPostSupport(ctx: Context, input: { caseId: string; finalNote: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const support = await findPostSupport(tx.db, input.caseId);
    if (!support) throw notFound('Постсопровождение не найдено.');
    await endPostSupport(tx.db, input.caseId, input.finalNote, tx.now);
    await recordEvent(tx, { action: 'post-support.ended', objectKind: 'case', objectId: input.caseId, caseId: input.caseId });
  });
}
