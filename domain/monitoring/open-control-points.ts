import type { Context } from '#domain/context';
import { findActivePlan } from '#domain/plans/plan-reading';
import { selectControlPoints, type ControlKind } from './control-point-store.ts';

/** Control points of the plan in force that are still ahead (П4–11 ст.VI). */
export async function listOpenControlPoints(ctx: Context, caseId: string): Promise<{ kind: ControlKind; dueOn: string }[]> {
  const active = await findActivePlan(ctx, caseId);
  if (!active) return [];
  const points = await selectControlPoints(ctx.db, caseId);
  return points
    .filter((point) => point.planVersionId === active.id && point.doneAt === null)
    .map(({ kind, dueOn }) => ({ kind, dueOn }));
}
