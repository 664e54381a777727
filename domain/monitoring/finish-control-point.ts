import type { Context } from '#domain/context';
import { findActivePlan } from '#domain/plans/plan-reading';
import { markControlPointDone, selectControlPoints, type ControlKind, type ControlPoint } from './control-point-store.ts';

interface Finishing {
  readonly caseId: string;
  readonly kind: ControlKind;
  /** The point that the process waited for; processes released before it was handed down have none. */
  readonly controlPointId?: string | undefined;
}

/**
 * Ends a control point: the one that the process names, else the next of its kind of the plan in force. A version that came into
 * force while a report was being written must not lose a report of its own to it (T-085, T-168, T-169).
 */
export async function finishControlPoint(ctx: Context, finishing: Finishing): Promise<ControlPoint | undefined> {
  const points = (await selectControlPoints(ctx.db, finishing.caseId)).filter(({ kind }) => kind === finishing.kind);
  const named = points.find(({ id }) => id === finishing.controlPointId);
  const point = named ?? (await nextOfPlan(ctx, finishing.caseId, points));
  if (point?.doneAt === null) await markControlPointDone(ctx.db, point.id, ctx.now);
  return point;
}

async function nextOfPlan(ctx: Context, caseId: string, points: readonly ControlPoint[]): Promise<ControlPoint | undefined> {
  const plan = await findActivePlan(ctx, caseId);
  return points.find(({ planVersionId, doneAt }) => planVersionId === plan?.id && doneAt === null);
}
