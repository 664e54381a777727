import { z } from 'zod';
import type { Context } from '#domain/context';
import { FEDERATION } from './regions.ts';

/** Region whose calendar holds for a centre; people of no centre look at the federal one (T-056). */
export async function centreRegion(ctx: Context, centreId: string | null): Promise<string> {
  if (centreId === null) return FEDERATION;
  const row: unknown = await ctx.db('app.centres').where({ id: centreId }).first('region');
  return z.object({ region: z.string() }).parse(row).region;
}
