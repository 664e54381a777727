import { authoriseCase } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { readSetting } from '#domain/settings/read-setting';
import { isCounted } from './counted-families.ts';
import { findCountedLevel, listCuratorLoads } from './curator-load-view.ts';
import { findCurrent } from './curator-store.ts';
import { exceedsLimit } from './load.ts';
import { readLimits } from './read-limits.ts';

/** Who may follow the curator of a case, the least loaded first, and whose load would then need a reason (П1 п.5.4, 5.6; T-114, T-115). */
export async function listSuccessors(ctx: Context, caseId: string) {
  const acting = await authoriseCase(ctx, caseId, ['curator.assign', 'do']);
  const found = await getCase(acting, caseId);
  const current = await findCurrent(acting.db, caseId);
  const level = await findCountedLevel(acting, caseId);
  if (!current || !level)
    throw new DomainError('NO_CURATOR', 'Куратор ещё не назначен: сначала выполните задачу его назначения.');
  const limits = await readLimits(acting, found.centreId);
  const isReasonWanted = (await readSetting(acting, 'overLimitRule', found.centreId)) === 'reason';
  const loads = await listCuratorLoads(acting, found.centreId);
  return loads
    .filter(({ userId }) => userId !== current.userId)
    .map((load) => ({
      ...load,
      needsReason: isReasonWanted && isCounted(found.status) && exceedsLimit(load.families, level, limits),
    }));
}
