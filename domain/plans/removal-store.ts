import type { Knex } from 'knex';
import { z } from 'zod';

const removalSchema = z.object({ itemId: z.uuid(), reason: z.string() });
export type Removal = z.infer<typeof removalSchema>;

/** Keeps which measures a version takes out of the one before, and why. */
export async function insertRemovals(db: Knex, planVersionId: string, removals: readonly Removal[]): Promise<void> {
  if (removals.length === 0) return;
  await db('app.plan_version_removals').insert(
    removals.map(({ itemId, reason }) => ({ plan_version_id: planVersionId, plan_item_id: itemId, reason })),
  );
}

/** What a version takes out of the one before, with the reasons. */
export async function selectRemovals(db: Knex, planVersionId: string): Promise<Removal[]> {
  const rows: unknown = await db('app.plan_version_removals')
    .select({ itemId: 'plan_item_id', reason: 'reason' })
    .where({ plan_version_id: planVersionId })
    .orderBy('plan_item_id');
  return z.array(removalSchema).parse(rows);
}

/** Why measures were taken out by any version of a case, by measure. */
export async function selectRemovalReasons(db: Knex, caseId: string): Promise<Map<string, string>> {
  const rows: unknown = await db('app.plan_version_removals as r')
    .join('app.plan_versions as p', 'p.id', 'r.plan_version_id')
    .select({ itemId: 'r.plan_item_id', reason: 'r.reason' })
    .where('p.case_id', caseId)
    .orderBy('p.version');
  return new Map(
    z
      .array(removalSchema)
      .parse(rows)
      .map(({ itemId, reason }) => [itemId, reason]),
  );
}
