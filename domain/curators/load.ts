import type { Level } from '#domain/plans/plan-levels';

export type FamiliesByLevel = Readonly<Record<Level, number>>;
export type Limits = Readonly<Record<Level, number>>;

/** Sums of fractions such as 2/4 + 3/6 must not miss the whole by a rounding error. */
const TOLERANCE = 1e-9;

/** Load index of a curator: Σ families of a level / recommended limit of the level; 1 is a full load (П1 п.5.6; T-113, AMB-24). */
export function loadIndex(families: FamiliesByLevel, limits: Limits): number {
  const index = families.crisis / limits.crisis + families.basic / limits.basic + families.adaptation / limits.adaptation;
  return Math.round(index * 1000) / 1000;
}

/** Whether one more family of the level would put the curator over the recommended load (T-112). */
export function exceedsLimit(families: FamiliesByLevel, level: Level, limits: Limits): boolean {
  const next = withFamily(families, level);
  const exact = next.crisis / limits.crisis + next.basic / limits.basic + next.adaptation / limits.adaptation;
  return exact > 1 + TOLERANCE;
}

/** The families of a curator with one more of the level. */
export function withFamily(families: FamiliesByLevel, level: Level): FamiliesByLevel {
  return { ...families, [level]: families[level] + 1 };
}

/** How many more families of the level fit under the recommended load (T-114). */
export function roomFor(families: FamiliesByLevel, level: Level, limits: Limits): number {
  let room = 0;
  for (let next = families; !exceedsLimit(next, level, limits); next = withFamily(next, level)) room += 1;
  return room;
}
