import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { confirmIdentity, type Identity } from '../confirm-identity.ts';
import { sealSecret } from './sealed-secret.ts';
import { beginFactor } from './second-factor-store.ts';
import { toBase32, totpAddress } from './totp.ts';

const SECRET_BYTES = 20;
const ISSUER = 'Сопровождение семей';

/** Makes a secret for the person's authenticator; it counts only once a code of it has been shown (T-205). */
export async function startSecondFactor(
  ctx: Context,
  given: Identity,
  factorKey: string,
): Promise<{ secret: string; address: string }> {
  await confirmIdentity(ctx, given, factorKey);
  const userId = ctx.actor.id;
  const secret = randomBytes(SECRET_BYTES);
  const isBegun = await beginFactor(ctx.db, userId, { sealedSecret: sealSecret(factorKey, userId, secret), at: ctx.now });
  if (!isBegun)
    throw new DomainError('SECOND_FACTOR_ON', 'Второй фактор уже включён. Чтобы сменить устройство, сначала отключите его.');
  const row: unknown = await ctx.db('app.users').where({ id: userId }).first('login');
  const { login } = z.object({ login: z.string() }).parse(row);
  return { secret: toBase32(secret), address: totpAddress(secret, { issuer: ISSUER, account: login }) };
}
