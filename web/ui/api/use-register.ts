import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Level } from '#contract/common';
import type { FamilyCategory, RegisterEntryAnswer, RegisterPage, RegisterState } from '#contract/register';
import { get, withQuery, type QueryParams } from './client.ts';

export interface RegisterFilters extends QueryParams {
  readonly centre?: string | undefined;
  readonly curator?: string | undefined;
  readonly level?: Level | undefined;
  readonly category?: FamilyCategory | undefined;
  readonly state?: RegisterState | undefined;
  readonly endsWithinDays?: number | undefined;
}

export function registerListQuery(filters: RegisterFilters & { readonly page: number }) {
  return queryOptions({
    queryKey: ['register', filters],
    queryFn: ({ signal }) => get<RegisterPage>(withQuery('/register', filters), signal),
    placeholderData: keepPreviousData,
  });
}

/** The address of the file with the same lines; the server logs who took it. */
export function registerFileAddress(filters: RegisterFilters): string {
  return withQuery('/api/register/export', filters);
}

export function registerEntryQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'register'],
    queryFn: ({ signal }) => get<RegisterEntryAnswer>(`/cases/${caseId}/register`, signal),
  });
}
