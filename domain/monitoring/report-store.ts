import type { Knex } from 'knex';
import { z } from 'zod';
import { planFiguresSchema, type PlanFigures } from './plan-figures.ts';

/** The half-years that a yearly report sums up, with the figures that they had then. */
export interface HalfYear {
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly total: PlanFigures['total'];
}

export type ReportKind = 'half-year' | 'annual' | 'review-information';
export type ReportFigures = PlanFigures & { readonly halfYears?: readonly HalfYear[] };

interface SupportReport {
  readonly caseId: string;
  readonly kind: ReportKind;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly figures: ReportFigures;
  readonly dynamics: string;
  readonly content: Readonly<Record<string, string>>;
  readonly reviewId?: string | undefined;
  readonly authorId: string;
  readonly createdAt: Date;
}

export async function insertReport(db: Knex, report: SupportReport & { readonly taskId: string }): Promise<string> {
  const query = db('app.support_reports').insert({
    case_id: report.caseId,
    kind: report.kind,
    period_from: report.periodFrom,
    period_to: report.periodTo,
    figures: JSON.stringify(report.figures),
    dynamics: report.dynamics,
    content: JSON.stringify(report.content),
    review_id: report.reviewId ?? null,
    task_id: report.taskId,
    author_id: report.authorId,
    created_at: report.createdAt,
  });
  const rows: unknown = await query.returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

const reportRow = z.object({
  id: z.uuid(),
  kind: z.enum(['half-year', 'annual', 'review-information']),
  periodFrom: z.string(),
  periodTo: z.string(),
  figures: planFiguresSchema,
  dynamics: z.string(),
  content: z.record(z.string(), z.string()),
  reviewId: z.uuid().nullable(),
  createdAt: z.date(),
});
export type StoredReport = z.infer<typeof reportRow>;

/** Reports of a case, the oldest first. */
export async function selectReports(db: Knex, caseId: string): Promise<StoredReport[]> {
  const rows: unknown = await db('app.support_reports')
    .select({
      id: 'id',
      kind: 'kind',
      periodFrom: 'period_from',
      periodTo: 'period_to',
      figures: 'figures',
      dynamics: 'dynamics',
      content: 'content',
      reviewId: 'review_id',
      createdAt: 'created_at',
    })
    .where({ case_id: caseId })
    .orderBy(['created_at', 'id']);
  return z.array(reportRow).parse(rows);
}
