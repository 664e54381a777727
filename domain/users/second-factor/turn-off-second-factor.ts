import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { confirmIdentity, type Identity } from '../confirm-identity.ts';
import { tellOfAccessChange } from '../tell-of-access-change.ts';
import { raiseAccess } from '../user-store.ts';
import { removeFactor } from './second-factor-store.ts';

/** The acting person signs in by the password alone again; other sign-ins end (T-205). */
export async function turnOffSecondFactor(
  ctx: Context,
  given: Identity,
  factorKey: string,
): Promise<{ id: string; accessVersion: number }> {
  await confirmIdentity(ctx, given, factorKey);
  return inTransaction(ctx, async (tx) => {
    const userId = tx.actor.id;
    if (!(await removeFactor(tx.db, userId))) throw new DomainError('SECOND_FACTOR_OFF', 'Второй фактор уже отключён.');
    await recordEvent(tx, { action: 'second-factor.disabled', objectKind: 'user', objectId: userId });
    await tellOfAccessChange(tx, userId, 'second-factor-off');
    return { id: userId, accessVersion: await raiseAccess(tx.db, userId) };
  });
}
