import type { Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import type { Level } from '#domain/plans/plan-levels';
import { readSetting } from '#domain/settings/read-setting';
import { listCuratorLoads, type CuratorLoad } from './curator-load-view.ts';
import { exceedsLimit } from './load.ts';
import { readLimits } from './read-limits.ts';

export interface Assigning {
  readonly centreId: string;
  readonly userId: string;
  /** The level with which the family counts; none where it counts for nothing. */
  readonly level: Level | undefined;
  readonly overLimitReason: string | undefined;
}

/** The load that a curator brings into an assignment, and why it is accepted when the recommended one is exceeded. */
export interface AcceptedLoad {
  readonly index: number;
  readonly overLimitReason: string | null;
}

/**
 * Only specialists of the centre itself, never people of a co-executor, may be curators. The limits are recommendations:
 * over them the head says why, nobody is stopped (П1 п.4.5, 5.6; T-006, T-111, T-112, AMB-02).
 */
export async function checkAssignment(ctx: Context, given: Assigning): Promise<AcceptedLoad> {
  const load = await getEligible(ctx, given);
  if (given.level === undefined) return { index: load.index, overLimitReason: null };
  const limits = await readLimits(ctx, given.centreId);
  // A reason given without need would later read as an overload that never was.
  if (!exceedsLimit(load.families, given.level, limits)) return { index: load.index, overLimitReason: null };
  if (given.overLimitReason) return { index: load.index, overLimitReason: given.overLimitReason };
  if ((await readSetting(ctx, 'overLimitRule', given.centreId)) === 'warn') return { index: load.index, overLimitReason: null };
  throw invalidInput('Нагрузка куратора превысит рекомендуемую.', {
    '/overLimitReason': 'Укажите причину назначения сверх рекомендуемой нагрузки.',
  });
}

async function getEligible(ctx: Context, { centreId, userId }: Assigning): Promise<CuratorLoad> {
  const load = (await listCuratorLoads(ctx, centreId)).find((candidate) => candidate.userId === userId);
  if (load) return load;
  throw new DomainError('CURATOR_NOT_ELIGIBLE', 'Куратором может быть только специалист этого Центра с ролью куратора.');
}
