import { addMonths } from '#domain/calendar/plain-date';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { getActivePlan } from '#domain/plans/plan-reading';
import type { ActivePlan } from '#domain/plans/plan-version';
import { getSupportedCase } from '#domain/plans/supported-case';
import { askProgress } from '#domain/sessions/ask-progress';
import { readSetting } from '#domain/settings/read-setting';
import { finishControlPoint } from './finish-control-point.ts';
import { readPlanFigures } from './plan-figures.ts';
import { insertReport, selectReports, type HalfYear, type StoredReport } from './report-store.ts';

export interface ReportInput {
  readonly caseId: string;
  readonly taskId: string;
  /** The point of control that the process waited for. */
  readonly controlPointId?: string | undefined;
  readonly dynamics: string;
  readonly content: Readonly<Record<string, string>>;
}

const YEAR_MONTHS = 12;

/** Keeps the half-year report of a case with the figures of its plan, which nobody enters by hand (П4–11 ст.VI; T-168). */
export async function saveHalfYearReport(ctx: Context, input: ReportInput): Promise<void> {
  await saveReport(ctx, input, 'half-year');
}

/** Keeps the yearly report of a case, with the numbers of the half-years that it sums up (П4–11 ст.VI; T-169; AMB-15). */
export async function saveAnnualReport(ctx: Context, input: ReportInput): Promise<void> {
  await saveReport(ctx, input, 'annual');
}

async function saveReport(ctx: Context, input: ReportInput, kind: 'half-year' | 'annual'): Promise<void> {
  const { caseId, taskId, controlPointId, dynamics, content } = input;
  await inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, caseId);
    const plan = await getActivePlan(tx, caseId);
    const figures = await readPlanFigures(tx, caseId);
    const pointKind = kind === 'half-year' ? 'half-year-report' : 'annual-report';
    const point = await finishControlPoint(tx, { caseId, kind: pointKind, controlPointId });
    const periodTo = point?.dueOn ?? found.today;
    const earlier = await selectReports(tx.db, caseId);
    const periodFrom = periodStart(kind, plan, periodTo, earlier);
    const halfYears = kind === 'annual' ? halfYearsOf(earlier, { periodFrom, periodTo }) : undefined;
    await insertReport(tx.db, {
      ...{ caseId, taskId, kind, periodFrom, periodTo, dynamics, content },
      figures: { ...figures, ...(halfYears && { halfYears }) },
      authorId: tx.actor.id,
      createdAt: tx.now,
    });
    await recordEvent(tx, {
      action: kind === 'half-year' ? 'report.half-year' : 'report.annual',
      objectKind: 'support-report',
      objectId: taskId,
      caseId,
      centreId: found.centreId,
      after: { periodFrom, periodTo, total: figures.total },
    });
    // A report at the very end goes to the consilium with the review itself (T-173; AMB-53).
    if (periodTo < plan.endsOn && (await readSetting(tx, 'progressWithReport', found.centreId)))
      await askProgress(tx, { caseId, note: content['proposals'] });
  });
}

function periodStart(
  kind: 'half-year' | 'annual',
  { startsOn }: ActivePlan,
  periodTo: string,
  earlier: readonly StoredReport[],
): string {
  if (kind === 'half-year') {
    const ends = earlier.filter((report) => report.kind !== 'review-information').map((report) => report.periodTo);
    return ends.at(-1) ?? startsOn;
  }
  const yearAgo = addMonths(periodTo, -YEAR_MONTHS);
  return yearAgo > startsOn ? yearAgo : startsOn;
}

const halfYearsOf = (
  earlier: readonly StoredReport[],
  { periodFrom, periodTo }: { periodFrom: string; periodTo: string },
): HalfYear[] =>
  earlier
    .filter((report) => report.kind === 'half-year' && report.periodTo > periodFrom && report.periodTo <= periodTo)
    .map((report) => ({ periodFrom: report.periodFrom, periodTo: report.periodTo, total: report.figures.total }));
