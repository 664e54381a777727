import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '#domain/context';

/** Longer than any leave. */
const KNOWN_FOR_MS = 90 * 24 * 60 * 60_000;
/** Each has guesses of its own, so nobody may collect them. */
const MOST_BROWSERS = 20;

/** The person of a login, where the browser has signed that person in before. */
export async function isKnownBrowser(ctx: Context, login: string, browserId: string): Promise<boolean> {
  const row: unknown = await ctx
    .db('app.known_browsers as b')
    .join('app.users as u', 'u.id', 'b.user_id')
    .where({ 'u.login': login, 'b.browser_hash': hashOf(browserId) })
    .where('b.last_used_at', '>', oldest(ctx))
    .first('u.id');
  return z.object({ id: z.uuid() }).optional().parse(row) !== undefined;
}

/** Remembers that the person has signed in here, and forgets browsers that are too many or that nobody has used for long. */
export async function rememberBrowser(ctx: Context, userId: string, browserId: string): Promise<void> {
  await ctx.db('app.known_browsers').where({ user_id: userId }).where('last_used_at', '<=', oldest(ctx)).delete();
  await ctx
    .db('app.known_browsers')
    .insert({ user_id: userId, browser_hash: hashOf(browserId), last_used_at: ctx.now })
    .onConflict(['user_id', 'browser_hash'])
    .merge();
  const newest = ctx
    .db('app.known_browsers')
    .where({ user_id: userId })
    .orderBy([{ column: 'last_used_at', order: 'desc' }, 'browser_hash'])
    .limit(MOST_BROWSERS)
    .select('browser_hash');
  await ctx.db('app.known_browsers').where({ user_id: userId }).whereNotIn('browser_hash', newest).delete();
}

/** Whoever signed in with what is known to others no longer counts as the owner: with a new password or factor it begins anew. */
export async function forgetBrowsers(ctx: Context, userId: string): Promise<void> {
  await ctx.db('app.known_browsers').where({ user_id: userId }).delete();
}

function oldest(ctx: Context): Date {
  return new Date(ctx.now.getTime() - KNOWN_FOR_MS);
}

function hashOf(browserId: string): string {
  return createHash('sha256').update(browserId).digest('base64url');
}
