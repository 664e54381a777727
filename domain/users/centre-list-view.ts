import { z } from 'zod';
import type { Context } from '#domain/context';

const centreRow = z.object({
  id: z.uuid(),
  name: z.string(),
  shortName: z.string(),
  units: z.array(z.object({ id: z.uuid(), name: z.string() })),
});

/** Centres with their units, to choose from when rights are given (П1 п.4.2; T-001, T-002). */
export async function listCentres(ctx: Context) {
  const rows: unknown = await ctx
    .db('app.centres as c')
    .select({
      id: 'c.id',
      name: 'c.name',
      shortName: 'c.short_name',
      units: ctx.db.raw(
        `coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name)
           from app.units u where u.centre_id = c.id), '[]'::json)`,
      ),
    })
    .orderBy('c.name');
  return z.array(centreRow).parse(rows);
}
