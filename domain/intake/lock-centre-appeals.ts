import type { Context } from '#domain/context';

/** Two clerks may write down one family at once: the second waits here, sees the first one's family, and opens no other case (T-027). */
export async function lockCentreAppeals(ctx: Context, centreId: string): Promise<void> {
  await ctx.db.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`appeals:${centreId}`]);
}
