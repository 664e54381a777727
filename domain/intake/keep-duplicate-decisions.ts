import { z } from 'zod';
import type { Context } from '#domain/context';
import type { DuplicateDecision } from './registration-choices.ts';

/** Keeps what the clerk decided about each family that looked like the one of the appeal (П1 п.4.3; T-027). */
export async function keepDuplicateDecisions(
  ctx: Context,
  appealId: string,
  decisions: readonly DuplicateDecision[],
): Promise<void> {
  if (decisions.length === 0) return;
  await ctx
    .db('app.duplicate_decisions')
    .insert(
      decisions.map((each) => ({
        appeal_id: appealId,
        family_id: each.familyId,
        decision: each.decision,
        reason: each.decision === 'apart' ? each.reason : null,
        decided_by: ctx.actor.id,
        decided_at: ctx.now,
      })),
    )
    // An appeal that comes back from a closed case is compared anew.
    .onConflict(['appeal_id', 'family_id'])
    .merge();
}

/** Families about which the clerk decided when the appeal was registered. */
export async function listDecidedFamilies(ctx: Context, appealId: string): Promise<string[]> {
  const rows: unknown = await ctx.db('app.duplicate_decisions').where({ appeal_id: appealId }).pluck('family_id');
  return z.array(z.uuid()).parse(rows);
}
