import type { Context } from '#domain/context';
import { isSameDistrict } from '#domain/families/same-district';
import type { UnitPlace } from '#domain/users/unit-place';
import { findCentreOfDistrict } from './receiving-centre.ts';

export interface OtherDistrict {
  readonly district: string;
  /** The centre that serves the district, if the system knows one. */
  readonly centre: { readonly id: string; readonly name: string } | null;
}

/** Says that a family lives outside the district of the centre, and which centre serves it; undefined when it lives inside (П1 п.4.2; T-035). */
export async function findOtherDistrict(
  ctx: Context,
  unit: Pick<UnitPlace, 'centreId' | 'district'>,
  district: string,
): Promise<OtherDistrict | undefined> {
  if (isSameDistrict(unit.district, district)) return undefined;
  const centre = await findCentreOfDistrict(ctx, district);
  return { district, centre: centre ? { id: centre.centreId, name: centre.name } : null };
}
