import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AnnualReport, EffectivenessList } from '#contract/reports';
import { get, withQuery } from './client.ts';

export interface PeriodFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function effectivenessQuery({ from, to }: PeriodFilter) {
  return queryOptions({
    queryKey: ['reports', 'effectiveness', { from, to }],
    queryFn: ({ signal }) => get<EffectivenessList>(withQuery('/curators/effectiveness', { from, to }), signal),
    placeholderData: keepPreviousData,
  });
}

export function annualReportQuery(year: number) {
  return queryOptions({
    queryKey: ['reports', 'annual', year],
    queryFn: ({ signal }) => get<AnnualReport>(withQuery('/reports/annual', { year }), signal),
    placeholderData: keepPreviousData,
  });
}

/** The address of the file with the same numbers; the server logs who took it. */
export function annualFileAddress(year: number): string {
  return withQuery('/api/reports/annual/export', { year });
}
