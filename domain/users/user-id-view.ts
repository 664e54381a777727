import { z } from 'zod';
import type { Context } from '#domain/context';

/** Whose login it is, switched off or not; a stranger learns nothing from the answer. */
export async function findUserId(ctx: Context, login: string): Promise<string | undefined> {
  const row: unknown = await ctx.db('app.users').where({ login }).first('id');
  return z.object({ id: z.uuid() }).optional().parse(row)?.id;
}
