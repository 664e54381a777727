import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { FamilyCard, FamilyPage } from '#contract/families';
import { get, getList } from './client.ts';

export function familyListQuery(filters: { readonly search?: string | undefined; readonly page?: number | undefined }) {
  return queryOptions({
    queryKey: ['families', 'list', filters],
    queryFn: ({ signal }) => getList<FamilyPage>('/families', filters, signal),
    placeholderData: keepPreviousData,
  });
}

export function familyQuery(familyId: string) {
  return queryOptions({
    queryKey: ['families', familyId],
    queryFn: ({ signal }) => get<FamilyCard>(`/families/${familyId}`, signal),
  });
}
