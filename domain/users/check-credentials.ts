import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { verifyPassword } from './password.ts';

const row = z.object({ id: z.string(), password_hash: z.string(), is_active: z.boolean(), access_version: z.number() });

/** Checks login and password and leaves a trace of success and refusal (П1 п.5.11). */
export async function checkCredentials(
  ctx: Context,
  given: { login: string; password: string },
): Promise<{ id: string; accessVersion: number }> {
  const user = await findUser(ctx, given.login);
  const isRight = (await verifyPassword(user?.password_hash, given.password)) && user?.is_active === true;
  // A refusal without a known user names nobody: what was typed there may be a password.
  const objectId = user?.id ?? 'unknown';
  const action = isRight ? 'sign-in.succeeded' : 'sign-in.refused';
  const actor = isRight ? { ...ctx.actor, kind: 'person' as const, id: user.id } : ctx.actor;
  await recordEvent({ ...ctx, actor }, { action, objectKind: 'user', objectId });
  if (!isRight) throw new DomainError('WRONG_CREDENTIALS', 'Неверный логин или пароль.');
  return { id: user.id, accessVersion: user.access_version };
}

async function findUser(ctx: Context, login: string) {
  const found: unknown = await ctx.db('app.users').where({ login }).first('id', 'password_hash', 'is_active', 'access_version');
  return found === undefined ? undefined : row.parse(found);
}
