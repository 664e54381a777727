import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { verifyPassword } from './password.ts';
import { findFactor } from './second-factor/second-factor-store.ts';
import { proveCode, spendCode } from './second-factor/prove-code.ts';

export interface Identity {
  readonly password: string;
  /** Asked for where the person has a second factor. */
  readonly code?: string | undefined;
}

/**
 * The acting person shows anew who they are, before a change of how they sign in: a sign-in left open on a shared computer must
 * not be enough (T-205). A refusal leaves a trace, so this runs before the transaction of the change.
 */
export async function confirmIdentity(ctx: Context, given: Identity, factorKey: string): Promise<void> {
  await confirmPassword(ctx, given.password);
  const factor = await findFactor(ctx.db, ctx.actor.id);
  if (!factor?.confirmedAt) return;
  if (given.code === undefined)
    throw invalidInput('Подтвердите, что это вы.', { '/code': 'Введите код из приложения или резервный.' });
  const proof = await proveCode(ctx, { userId: ctx.actor.id, code: given.code, key: factorKey });
  if (proof && (await spendCode(ctx, ctx.actor.id, proof))) return;
  await recordRefusal(ctx, 'WRONG_CODE');
  throw invalidInput('Подтвердите, что это вы.', { '/code': 'Код не подошёл. Дождитесь нового кода или введите резервный.' });
}

/** The same by the password alone, where nothing but sign-ins ends. */
export async function confirmPassword(ctx: Context, password: string): Promise<void> {
  const row: unknown = await ctx.db('app.users').where({ id: ctx.actor.id }).first({ passwordHash: 'password_hash' });
  const { passwordHash } = z.object({ passwordHash: z.string() }).parse(row);
  if (await verifyPassword(passwordHash, password)) return;
  await recordRefusal(ctx, 'WRONG_PASSWORD');
  throw invalidInput('Подтвердите, что это вы.', { '/password': 'Неверный пароль.' });
}

async function recordRefusal(ctx: Context, reason: string): Promise<void> {
  await recordEvent(ctx, { action: 'identity.refused', objectKind: 'user', objectId: ctx.actor.id, after: { reason } });
}
