import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { confirmIdentity, type Identity } from './confirm-identity.ts';
import { forgetBrowsers } from './known-browsers.ts';
import { hashPassword } from './password.ts';
import { tellOfAccessChange } from './tell-of-access-change.ts';
import { passwordInput } from './user-input.ts';
import { lockUser, raiseAccess, setPassword } from './user-store.ts';
import { refuseWeakPassword } from './weak-passwords.ts';

export type OwnPasswordChange = Identity & { readonly newPassword: string };

/** Gives the acting person a password that nobody else knows; every sign-in ends, and the caller begins the present one anew (T-205). */
export async function changeOwnPassword(
  ctx: Context,
  given: OwnPasswordChange,
  factorKey: string,
): Promise<{ id: string; accessVersion: number }> {
  const { newPassword } = parseInput(z.object({ newPassword: passwordInput }), given);
  await confirmIdentity(ctx, given, factorKey);
  if (newPassword === given.password) throw invalidInput('Проверьте пароль.', { '/newPassword': 'Это ваш нынешний пароль.' });
  const hash = await hashPassword(newPassword);
  return inTransaction(ctx, async (tx) => {
    const user = await lockUser(tx.db, tx.actor.id);
    if (!user) throw new Error('the acting person is gone');
    refuseWeakPassword(newPassword, { own: [user.login, user.lastName, user.firstName], field: '/newPassword' });
    await setPassword(tx.db, user.id, { hash, at: tx.now });
    await forgetBrowsers(tx, user.id);
    await recordEvent(tx, { action: 'user.password-changed', objectKind: 'user', objectId: user.id });
    await tellOfAccessChange(tx, user.id, 'password-changed');
    return { id: user.id, accessVersion: await raiseAccess(tx.db, user.id) };
  });
}
