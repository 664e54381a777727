import type { Context } from '#domain/context';
import { z } from 'zod';

const stepRow = z.object({ key: z.string(), name: z.string() });

/** Names of steps as the newest deployed diagrams have them, by the id of the step or by the topic of its worker. */
export async function listStepNames(
  ctx: Context,
  by: 'activity_id' | 'topic',
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows: unknown = await ctx
    .db('app.process_steps')
    .distinctOn(by)
    .select(`${by} as key`, 'name')
    .whereIn(by, [...new Set(keys)])
    .orderBy([{ column: by }, { column: 'process_definition_id', order: 'desc' }]);
  return new Map(
    z
      .array(stepRow)
      .parse(rows)
      .map(({ key, name }) => [key, name]),
  );
}
