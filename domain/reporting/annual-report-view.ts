import { z } from 'zod';
import { recordReading } from '#domain/audit/record-reading';
import { keepReadable } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { authorise } from '#domain/users/authorise';
import { loadPerson } from '#domain/users/load-person';
import { addCounts, NO_COUNTS, sumByHelp, yearFiguresSchema } from './annual-figures.ts';
import { countYear } from './count-year.ts';

const reportRow = z.object({
  caseId: z.uuid(),
  caseNumber: z.string(),
  family: z.string(),
  isReadable: z.boolean(),
  periodFrom: z.string(),
  periodTo: z.string(),
  figures: yearFiguresSchema,
});

/**
 * The yearly report of a centre: the yearly reports of its cases summed up by kind of help, with the movement of families and the
 * consultations by quarter (П4–11 ст.VI; T-169; AMB-15). Sums are of the centre, the lines below of the cases that the reader may see.
 */
export async function openAnnualReport(ctx: Context, given: { centreId: string; year: number }) {
  const { centreId, year } = given;
  const acting = await authorise(ctx, 'annual-report.read', 'read', { centreId });
  await recordReading(acting, { action: 'annual-report.viewed', objectKind: 'annual-report', objectId: String(year), centreId });
  const reports = await selectReports(acting, given);
  return {
    year,
    reports: reports.length,
    total: reports.map(({ figures }) => figures.total).reduce(addCounts, NO_COUNTS),
    byType: sumByHelp(reports.map(({ figures }) => figures)),
    ...(await countYear(acting, given)),
    lines: reports
      .filter(({ isReadable }) => isReadable)
      .map(({ caseId, caseNumber, family, periodFrom, periodTo, figures }) => ({
        case: { id: caseId, number: caseNumber, family },
        periodFrom,
        periodTo,
        total: figures.total,
        halfYears: figures.halfYears,
      })),
  };
}

export type AnnualReport = Awaited<ReturnType<typeof openAnnualReport>>;

/** Of each case the last yearly report whose year ends in this one. */
async function selectReports(ctx: Context, { centreId, year }: { centreId: string; year: number }) {
  const readable = ctx.db('app.cases as c').select('c.id');
  keepReadable(ctx, readable, await loadPerson(ctx, ctx.actor.id));
  const rows: unknown = await ctx
    .db('app.support_reports as r')
    .join('app.cases as c', 'c.id', 'r.case_id')
    .join('app.families as f', 'f.id', 'c.family_id')
    .where({ 'r.kind': 'annual', 'c.centre_id': centreId })
    .whereBetween('r.period_to', [`${year}-01-01`, `${year}-12-31`])
    .distinctOn('c.number')
    .select({
      caseId: 'c.id',
      caseNumber: 'c.number',
      family: 'f.title',
      isReadable: ctx.db.raw('c.id in (?)', [readable]),
      periodFrom: 'r.period_from',
      periodTo: 'r.period_to',
      figures: 'r.figures',
    })
    .orderBy([{ column: 'c.number' }, { column: 'r.period_to', order: 'desc' }, { column: 'r.created_at', order: 'desc' }]);
  return z.array(reportRow).parse(rows);
}
