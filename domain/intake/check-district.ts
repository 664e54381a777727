import { z } from 'zod';
import type { Context } from '#domain/context';
import type { UnitPlace } from '#domain/users/unit-place';

export interface OtherDistrict {
  readonly district: string;
  /** The centre that serves the district, if the system knows one. */
  readonly centre: { readonly id: string; readonly name: string } | null;
}

const centreRow = z.object({ id: z.uuid(), name: z.string(), district: z.string() });

/** Says that a family lives outside the district of the centre, and which centre serves it; undefined when it lives inside (П1 п.4.2; T-035). */
export async function findOtherDistrict(
  ctx: Context,
  unit: Pick<UnitPlace, 'centreId' | 'district'>,
  district: string,
): Promise<OtherDistrict | undefined> {
  if (isSameDistrict(unit.district, district)) return undefined;
  const rows: unknown = await ctx
    .db('app.centres')
    .whereNot({ id: unit.centreId })
    .orderBy('short_name')
    .select({ id: 'id', name: 'short_name', district: 'district' });
  const centre = z
    .array(centreRow)
    .parse(rows)
    .find((candidate) => isSameDistrict(candidate.district, district));
  return { district, centre: centre ? { id: centre.id, name: centre.name } : null };
}

/** «Вахитовский» and «Вахитовский р-н» are one district. */
export function isSameDistrict(one: string, other: string): boolean {
  return normalise(one) === normalise(other);
}

function normalise(district: string): string {
  const words = district.toLowerCase().replaceAll('ё', 'е').replaceAll(/[«».]/g, ' ').split(/\s+/);
  return words
    .filter((word) => !['', 'район', 'р-н', 'муниципальный', 'городской', 'округ', 'г', 'город'].includes(word))
    .join(' ');
}
