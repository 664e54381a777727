import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { authoriseHidden } from './authorise.ts';
import { deleteSignIn, lockSignIn } from './sign-in-store.ts';

const MISSING = 'Этот вход уже завершён.';

/**
 * Ends a sign-in before its time: one's own in another browser, or as administrator one of another person. The next request of
 * that browser is refused (П1 п.5.11; T-019).
 */
export async function endSignIn(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (open) => {
    const signIn = await lockSignIn(open.db, id);
    if (!signIn) throw notFound(MISSING);
    const { userId, centreId } = signIn;
    const isOwn = userId === open.actor.id;
    const tx = isOwn ? open : await authoriseHidden(open, ['user.manage', 'do'], { centreId, missing: MISSING });
    await deleteSignIn(tx.db, id);
    await recordEvent(tx, {
      action: 'sign-in.cut-off',
      objectKind: 'user',
      objectId: userId,
      ...(centreId !== null && { centreId }),
      after: { isOwn },
    });
  });
}
