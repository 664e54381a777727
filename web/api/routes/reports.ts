import { idParams } from '#contract/common';
import { annualReport, annualReportQuery, effectiveness, effectivenessList, effectivenessQuery } from '#contract/reports';
import { listEffectiveness, openEffectiveness } from '#domain/curators/effectiveness-view';
import { openAnnualReport } from '#domain/reporting/annual-report-view';
import { exportAnnualReport } from '#domain/reporting/export-annual-report';
import { centreOfRight } from '../centre-of-right.ts';
import { withRight } from '../policy.ts';
import { defineRoute, FileAnswer } from '../route.ts';

const effectivenessReaders = withRight(['effectiveness.read', 'read']);
const annualReaders = withRight(['annual-report.read', 'read']);

export const reportRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/curators/effectiveness',
    summary: 'Результативность кураторов',
    policy: effectivenessReaders,
    query: effectivenessQuery,
    answer: effectivenessList,
    handle: ({ ctx, query }) => listEffectiveness(ctx, query),
  }),
  defineRoute({
    method: 'get',
    path: '/api/curators/:id/effectiveness',
    summary: 'Результативность одного куратора',
    policy: effectivenessReaders,
    params: idParams,
    query: effectivenessQuery,
    answer: effectiveness,
    handle: ({ ctx, params, query }) => openEffectiveness(ctx, { ...query, userId: params.id }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/reports/annual',
    summary: 'Годовой отчёт Центра',
    policy: annualReaders,
    query: annualReportQuery,
    answer: annualReport,
    handle: ({ ctx, person, query }) =>
      openAnnualReport(ctx, { centreId: centreOfRight(person, 'annual-report.read', 'read'), year: query.year }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/reports/annual/export',
    summary: 'Выгрузить годовой отчёт Центра',
    policy: annualReaders,
    query: annualReportQuery,
    answer: annualReport,
    gives: 'file',
    async handle({ ctx, person, query }) {
      const centreId = centreOfRight(person, 'annual-report.read', 'read');
      return new FileAnswer(await exportAnnualReport(ctx, { centreId, year: query.year }));
    },
  }),
];
