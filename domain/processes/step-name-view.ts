import type { Context } from '#domain/context';
import { z } from 'zod';

const stepRow = z.object({ activityId: z.string(), name: z.string() });

/** Names of steps as the newest deployed diagrams have them, by the id of the step. */
export async function listStepNames(ctx: Context, activityIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (activityIds.length === 0) return new Map();
  const rows: unknown = await ctx
    .db('app.process_steps')
    .distinctOn('activity_id')
    .select('activity_id as activityId', 'name')
    .whereIn('activity_id', [...new Set(activityIds)])
    .orderBy([{ column: 'activity_id' }, { column: 'process_definition_id', order: 'desc' }]);
  return new Map(
    z
      .array(stepRow)
      .parse(rows)
      .map(({ activityId, name }) => [activityId, name]),
  );
}
