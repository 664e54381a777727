import { z } from 'zod';
import type { Context } from '#domain/context';
import { isSameDistrict } from '#domain/families/same-district';

const centreRow = z.object({
  centreId: z.uuid(),
  name: z.string(),
  district: z.string(),
  timeZone: z.string(),
  unitIds: z.array(z.uuid()),
});

export interface ReceivingCentre {
  readonly centreId: string;
  readonly name: string;
  /** The only unit; where there are several, the clerk who takes the appeal up says whose it is. */
  readonly unitId: string | null;
  readonly timeZone: string;
}

/** The centre that serves a district (П1 п.4.2; T-001, T-035). */
export async function findCentreOfDistrict(ctx: Context, district: string): Promise<ReceivingCentre | undefined> {
  const rows: unknown = await ctx
    .db('app.centres as c')
    .orderBy('c.short_name')
    .select({
      centreId: 'c.id',
      name: 'c.short_name',
      district: 'c.district',
      timeZone: 'c.time_zone',
      unitIds: ctx.db.raw('array(select u.id from app.units u where u.centre_id = c.id order by u.name)'),
    });
  const found = z
    .array(centreRow)
    .parse(rows)
    .find((candidate) => isSameDistrict(candidate.district, district));
  if (!found) return undefined;
  const { centreId, name, timeZone, unitIds } = found;
  return { centreId, name, timeZone, unitId: unitIds.length === 1 ? (unitIds[0] ?? null) : null };
}
