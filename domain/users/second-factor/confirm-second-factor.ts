import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { forgetBrowsers } from '../known-browsers.ts';
import { tellOfAccessChange } from '../tell-of-access-change.ts';
import { raiseAccess } from '../user-store.ts';
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts';
import { openSecret } from './sealed-secret.ts';
import { confirmFactor, lockFactor, replaceRecoveryCodes } from './second-factor-store.ts';
import { findStep } from './totp.ts';

export interface EnabledFactor {
  /** Shown this once; only their hashes are kept. */
  readonly recoveryCodes: readonly string[];
  readonly id: string;
  readonly accessVersion: number;
}

/** Puts the second factor in force after a code has shown that the authenticator works; other sign-ins end (T-205). */
export async function confirmSecondFactor(ctx: Context, given: { code: string }, factorKey: string): Promise<EnabledFactor> {
  const recoveryCodes = makeRecoveryCodes();
  return inTransaction(ctx, async (tx) => {
    const userId = tx.actor.id;
    // Another tab may begin anew at this moment: the secret that was shown to work is the one that comes into force.
    const factor = await lockFactor(tx.db, userId);
    if (!factor || factor.confirmedAt) throw notBegun();
    const secret = openSecret(factorKey, userId, factor.sealedSecret);
    const step = secret && findStep(secret, given.code, tx.now);
    if (step === undefined) {
      throw invalidInput('Код не подошёл.', { '/code': 'Введите шесть цифр, которые приложение показывает сейчас.' });
    }
    if (!(await confirmFactor(tx.db, userId, { step, at: tx.now }))) throw notBegun();
    await replaceRecoveryCodes(
      tx.db,
      userId,
      recoveryCodes.map((code) => hashRecoveryCode(userId, code)),
    );
    await forgetBrowsers(tx, userId);
    await recordEvent(tx, { action: 'second-factor.enabled', objectKind: 'user', objectId: userId });
    await tellOfAccessChange(tx, userId, 'second-factor-on');
    return { recoveryCodes, id: userId, accessVersion: await raiseAccess(tx.db, userId) };
  });
}

function notBegun(): DomainError {
  return new DomainError('SECOND_FACTOR_NOT_BEGUN', 'Включение второго фактора уже завершено или не начато. Обновите страницу.');
}
