import { z } from 'zod';
import type { Context } from '#domain/context';
import { listSignIns, type ListedSignIn } from './sign-in-list-view.ts';
import { countRecoveryCodes, findFactor } from './second-factor/second-factor-store.ts';

/** Nobody has more browsers open; an older one is ended by «all others». */
const MOST_SIGN_INS = 50;

export interface OwnAccess {
  readonly login: string;
  readonly passwordChangedAt: Date;
  readonly secondFactor: { readonly since: Date; readonly recoveryCodesLeft: number } | null;
  readonly signIns: readonly ListedSignIn[];
}

/** How the acting person signs in, and where they are signed in now (T-205). */
export async function getOwnAccess(ctx: Context): Promise<OwnAccess> {
  const userId = ctx.actor.id;
  const row: unknown = await ctx
    .db('app.users')
    .where({ id: userId })
    .first({ login: 'login', passwordChangedAt: 'password_changed_at' });
  const user = z.object({ login: z.string(), passwordChangedAt: z.date() }).parse(row);
  const factor = await findFactor(ctx.db, userId);
  const since = factor?.confirmedAt;
  const { items } = await listSignIns(ctx, { userId }, { limit: MOST_SIGN_INS, offset: 0 });
  return {
    ...user,
    secondFactor: since ? { since, recoveryCodesLeft: await countRecoveryCodes(ctx.db, userId) } : null,
    signIns: items,
  };
}
