import type { Context } from '#domain/context';
import { getActivePlan } from '#domain/plans/plan-reading';
import { markControlPointDone, selectControlPoints, type ControlKind } from './control-point-store.ts';

/** Ends the next control point of a kind of the plan in force; a review that comes back finds it ended already (T-085, T-168). */
export async function finishControlPoint(
  ctx: Context,
  input: { caseId: string; kind: ControlKind },
): Promise<{ dueOn: string } | undefined> {
  const plan = await getActivePlan(ctx, input.caseId);
  const points = await selectControlPoints(ctx.db, input.caseId);
  const next = points.find((point) => point.planVersionId === plan.id && point.kind === input.kind && point.doneAt === null);
  if (next) await markControlPointDone(ctx.db, next.id, ctx.now);
  return next;
}
