import { z } from 'zod';
import type { Context } from '#domain/context';

/** Names of the centres to which families were handed over. */
export async function describePlaces(ctx: Context, centreIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows: unknown = await ctx
    .db('app.centres')
    .select({ id: 'id', name: 'short_name' })
    .whereIn('id', [...centreIds]);
  return new Map(
    z
      .array(z.object({ id: z.uuid(), name: z.string() }))
      .parse(rows)
      .map(({ id, name }) => [id, name]),
  );
}
