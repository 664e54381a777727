import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AuditPage } from '#contract/audit';
import { get, withQuery, type QueryParams } from './client.ts';

export interface AuditFilters extends QueryParams {
  readonly case?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly page?: number | undefined;
}

export function auditQuery(filters: AuditFilters) {
  return queryOptions({
    queryKey: ['audit', filters],
    queryFn: ({ signal }) => get<AuditPage>(withQuery('/audit', filters), signal),
    placeholderData: keepPreviousData,
  });
}
