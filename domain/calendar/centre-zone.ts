import { z } from 'zod';
import type { Context } from '#domain/context';

/** Zone in which the days of a centre begin and end (T-056). */
export async function centreZone(ctx: Context, centreId: string): Promise<string> {
  const row: unknown = await ctx.db('app.centres').where({ id: centreId }).first({ timeZone: 'time_zone' });
  return z.object({ timeZone: z.string() }).parse(row).timeZone;
}
