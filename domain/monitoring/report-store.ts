import type { Knex } from 'knex';
import { z } from 'zod';
import { planFiguresSchema, type PlanFigures } from './plan-figures.ts';

export const supportReportSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  kind: z.enum(['half-year', 'review-information']),
  periodFrom: z.string(),
  periodTo: z.string(),
  figures: planFiguresSchema,
  dynamics: z.string(),
  content: z.record(z.string(), z.string()),
  authorId: z.uuid(),
  createdAt: z.date(),
});
export type SupportReport = z.infer<typeof supportReportSchema>;

export async function insertReport(
  db: Knex,
  report: Omit<SupportReport, 'id' | 'figures'> & { figures: PlanFigures; taskId: string },
): Promise<void> {
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

export async function selectReports(db: Knex, caseId: string): Promise<SupportReport[]> {
  const rows: unknown = await db('app.support_reports')
    .select({
      id: 'id',
      caseId: 'case_id',
      kind: 'kind',
      periodFrom: 'period_from',
      periodTo: 'period_to',
      figures: 'figures',
      dynamics: 'dynamics',
      content: 'content',
      authorId: 'author_id',
      createdAt: 'created_at',
    })
    .where({ case_id: caseId })
    .orderBy('created_at');
  return z.array(supportReportSchema).parse(rows);
}
