import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';

/** Whether the running of the plan can be brought before the consilium now: during support, and once at a time (П1 п.5.5; T-118). */
export async function mayProposeProgress(ctx: Context, found: Pick<Case, 'id' | 'status'>): Promise<boolean> {
  if (found.status !== 'support') return false;
  const waiting: unknown = await ctx
    .db('app.agenda_items')
    .first('id')
    .where({ case_id: found.id, kind: 'progress' })
    .whereIn('status', ['waiting', 'on-agenda']);
  return waiting === undefined;
}
