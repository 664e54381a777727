import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { confirmIdentity, type Identity } from '../confirm-identity.ts';
import { tellOfAccessChange } from '../tell-of-access-change.ts';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts';
import { lockFactor, replaceRecoveryCodes } from './second-factor-store.ts';

/** Gives the acting person new recovery codes; the old ones open nothing any more (T-205). */
export async function renewRecoveryCodes(
  ctx: Context,
  given: Identity,
  factorKey: string,
): Promise<{ recoveryCodes: readonly string[] }> {
  await confirmIdentity(ctx, given, factorKey);
  const recoveryCodes = makeRecoveryCodes();
  await inTransaction(ctx, async (tx) => {
    const userId = tx.actor.id;
    const factor = await lockFactor(tx.db, userId);
    if (!factor?.confirmedAt) throw new DomainError('SECOND_FACTOR_OFF', 'Второй фактор отключён.');
    await replaceRecoveryCodes(
      tx.db,
      userId,
      recoveryCodes.map((code) => hashRecoveryCode(userId, code)),
    );
    await recordEvent(tx, { action: 'second-factor.codes-renewed', objectKind: 'user', objectId: userId });
    await tellOfAccessChange(tx, userId, 'recovery-codes-renewed');
  });
  return { recoveryCodes };
}
