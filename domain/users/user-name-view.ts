import type { Context } from '#domain/context';
import { shortName } from '#domain/person-name';
import { z } from 'zod';

const nameRow = z.object({ id: z.uuid(), lastName: z.string(), firstName: z.string(), middleName: z.string().nullable() });

/** Users by id, named as in lists; ids of system parts and unknown ids are left out. */
export async function listUserNames(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { id: string; name: string }>> {
  const wanted = [...new Set(ids)].filter((id) => z.uuid().safeParse(id).success);
  if (wanted.length === 0) return new Map();
  const rows: unknown = await ctx
    .db('app.users')
    .select('id', 'last_name as lastName', 'first_name as firstName', 'middle_name as middleName')
    .whereIn('id', wanted);
  return new Map(
    z
      .array(nameRow)
      .parse(rows)
      .map((row) => [row.id, { id: row.id, name: shortName(row) }]),
  );
}
