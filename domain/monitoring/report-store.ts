import type { Knex } from 'knex';
import type { PlanFigures } from './plan-figures.ts';

interface SupportReport {
  readonly caseId: string;
  readonly kind: 'half-year' | 'review-information';
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly figures: PlanFigures;
  readonly dynamics: string;
  readonly content: Readonly<Record<string, string>>;
  readonly authorId: string;
  readonly createdAt: Date;
}

export async function insertReport(db: Knex, report: SupportReport & { readonly taskId: string }): Promise<void> {
  await db('app.support_reports').insert({
    case_id: report.caseId,
    kind: report.kind,
    period_from: report.periodFrom,
    period_to: report.periodTo,
    figures: JSON.stringify(report.figures),
    dynamics: report.dynamics,
    content: JSON.stringify(report.content),
    task_id: report.taskId,
    author_id: report.authorId,
    created_at: report.createdAt,
  });
}
