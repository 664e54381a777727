import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { instantInZone, isoWithOffset } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { getActivePlan } from '#domain/plans/plan-reading';
import { getSupportedCase } from '#domain/plans/supported-case';
import { readSetting } from '#domain/settings/read-setting';
import { insertControlPoints, selectControlPoints, type ControlKind, type ControlPoint } from './control-point-store.ts';
import { planControlPoints, type PlannedPoint } from './plan-control-points.ts';

export const scheduleControlInput = z.object({ caseId: z.uuid() });

/** Tasks of a control point open when the working day begins. */
const OPENING_TIME = '09:00';

/** Lays out the control points of the plan in force and returns the next one that is not done (П1 п.5.2, 5.8; T-085, T-168, T-247). */
export async function scheduleControl(
  ctx: Context,
  input: z.input<typeof scheduleControlInput>,
): Promise<{ controlKind: ControlKind; controlOpensAt: string; controlPointId: string }> {
  const { caseId } = scheduleControlInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const plan = await getActivePlan(tx, caseId);
    const planned = planControlPoints({
      startsOn: plan.startsOn,
      endsOn: plan.endsOn,
      approvedOn: plan.approvedOn ?? plan.startsOn,
      reportMonths: await readSetting(tx, 'reportMonths', found.centreId),
      preparationDays: await readSetting(tx, 'reviewPreparationDays', found.centreId),
    });
    const known = await selectControlPoints(tx.db, caseId);
    await insertControlPoints(
      tx.db,
      planned
        .filter((point) => !isReported(point, known))
        .map(({ kind, dueOn, opensOn }) => ({
          caseId,
          planVersionId: plan.id,
          kind,
          dueOn,
          opensAt: instantInZone(opensOn, OPENING_TIME, found.timeZone),
        })),
    );

    const points = await selectControlPoints(tx.db, caseId);
    const next = points.find((point) => point.planVersionId === plan.id && point.doneAt === null);
    if (!next) throw new DomainError('NO_CONTROL_POINT', 'Все контрольные точки действующей ИПССС пройдены.');
    await recordEvent(tx, {
      action: 'control.scheduled',
      objectKind: 'control-point',
      objectId: next.id,
      caseId,
      centreId: found.centreId,
      after: { kind: next.kind, dueOn: next.dueOn },
    });
    return { controlKind: next.kind, controlOpensAt: isoWithOffset(next.opensAt, found.timeZone), controlPointId: next.id };
  });
}

/** A yearly report that was written ahead of the end under the version before is not asked a second time (T-169). */
const isReported = ({ kind, dueOn }: PlannedPoint, known: readonly ControlPoint[]): boolean =>
  kind !== 'results-review' && known.some((point) => point.kind === kind && point.dueOn === dueOn && point.doneAt !== null);
