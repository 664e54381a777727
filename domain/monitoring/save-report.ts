import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { getActivePlan } from '#domain/plans/plan-reading';
import { getSupportedCase } from '#domain/plans/supported-case';
import { finishControlPoint } from './finish-control-point.ts';
import { readPlanFigures } from './plan-figures.ts';
import { insertReport } from './report-store.ts';

export interface ReportInput {
  readonly caseId: string;
  readonly taskId: string;
  readonly dynamics: string;
  readonly content: Readonly<Record<string, string>>;
}

/** Keeps the half-year report of a case with the figures of its plan, which nobody enters by hand (П4–11 ст.VI; T-168). */
export async function saveHalfYearReport(ctx: Context, input: ReportInput): Promise<void> {
  await saveReport(ctx, input, { kind: 'half-year', point: 'half-year-report' });
}

/** Keeps the curator's information for the review of results (П1 п.5.5, 5.8; T-086). */
export async function saveReviewInformation(ctx: Context, input: ReportInput): Promise<void> {
  await saveReport(ctx, input, { kind: 'review-information', point: 'results-review' });
}

async function saveReport(
  ctx: Context,
  input: ReportInput,
  what: { kind: 'half-year' | 'review-information'; point: 'half-year-report' | 'results-review' },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, input.caseId);
    const plan = await getActivePlan(tx, input.caseId);
    const figures = await readPlanFigures(tx, input.caseId);
    const point = await finishControlPoint(tx, { caseId: input.caseId, kind: what.point });
    await insertReport(tx.db, {
      ...input,
      kind: what.kind,
      periodFrom: plan.startsOn,
      periodTo: what.kind === 'half-year' ? (point?.dueOn ?? found.today) : found.today,
      figures,
      authorId: tx.actor.id,
      createdAt: tx.now,
    });
    await recordEvent(tx, {
      action: what.kind === 'half-year' ? 'report.half-year' : 'report.review-information',
      objectKind: 'support-report',
      objectId: input.taskId,
      caseId: input.caseId,
      centreId: found.centreId,
      after: { total: figures.total },
    });
  });
}
