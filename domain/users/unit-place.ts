import type { Context } from '#domain/context';
import { z } from 'zod';

const unitRow = z.object({ id: z.uuid(), name: z.string(), centreId: z.uuid(), timeZone: z.string(), district: z.string() });
export type UnitPlace = z.infer<typeof unitRow>;

/** A unit with the centre, zone and district that it works for (П1 п.4.2; T-001, T-002). */
export async function findUnit(ctx: Context, unitId: string): Promise<UnitPlace | undefined> {
  return (await listUnits(ctx, [unitId]))[0];
}

/** Units by id, by name. */
export async function listUnits(ctx: Context, unitIds: readonly string[]): Promise<UnitPlace[]> {
  const rows: unknown = await ctx
    .db('app.units as units')
    .join('app.centres as centres', 'centres.id', 'units.centre_id')
    .select({
      id: 'units.id',
      name: 'units.name',
      centreId: 'units.centre_id',
      timeZone: 'centres.time_zone',
      district: 'centres.district',
    })
    .whereIn('units.id', unitIds)
    .orderBy('units.name');
  return z.array(unitRow).parse(rows);
}
