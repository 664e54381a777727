import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { lockCaseForChange } from '#domain/cases/lock-case-for-change';
import { inTransaction, type Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { markControlPointDone, selectControlPoints } from './control-point-store.ts';

export const openReportInput = z.object({ caseId: z.uuid(), controlPointId: z.uuid() });

/**
 * Opens a report at its control point. The point is passed with that, written or not: the next one, and above all the review at the
 * end of the term, wait for no report (П1 п.5.8; П4–11 ст.VI; T-085, T-168, T-169).
 */
export async function openReport(ctx: Context, input: z.input<typeof openReportInput>): Promise<void> {
  const { caseId, controlPointId } = openReportInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const { centreId } = await lockCaseForChange(tx, caseId);
    const point = (await selectControlPoints(tx.db, caseId)).find(({ id }) => id === controlPointId);
    if (!point) throw notFound('Такой контрольной точки нет.');
    if (point.doneAt !== null) return;
    await markControlPointDone(tx.db, point.id, tx.now);
    await recordEvent(tx, {
      action: 'control.report-opened',
      objectKind: 'control-point',
      objectId: point.id,
      caseId,
      centreId,
      after: { kind: point.kind, dueOn: point.dueOn },
    });
  });
}
