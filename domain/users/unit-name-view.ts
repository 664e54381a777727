import { z } from 'zod';
import type { Context } from '#domain/context';

const row = z.object({ id: z.uuid(), name: z.string() });

/** Names of units by id. */
export async function listUnitNames(ctx: Context, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows: unknown = await ctx.db('app.units').select('id', 'name').whereIn('id', wanted);
  return new Map(
    z
      .array(row)
      .parse(rows)
      .map(({ id, name }) => [id, name]),
  );
}
