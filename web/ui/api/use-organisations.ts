import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  ChangeOrganisationRequest,
  CoExecutorKindList,
  MapCoExecutorKindRequest,
  OrganisationListQuery,
  OrganisationPage,
  SaveOrganisationRequest,
} from '#contract/organisations';
import { get, getList, post, put } from './client.ts';

export type OrganisationFilters = Pick<OrganisationListQuery, 'kind' | 'retired'> & {
  readonly search: string | undefined;
  readonly page: number;
};

export function organisationListQuery(filters: OrganisationFilters) {
  return queryOptions({
    queryKey: ['organisations', 'list', filters],
    queryFn: ({ signal }) => getList<OrganisationPage>('/organisations', filters, signal),
    placeholderData: keepPreviousData,
  });
}

export const coExecutorKindsQuery = queryOptions({
  queryKey: ['organisations', 'co-executor-kinds'],
  queryFn: ({ signal }) => get<CoExecutorKindList>('/co-executor-kinds', signal),
});

export function useCreateOrganisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: SaveOrganisationRequest) => post<unknown>('/organisations', request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['organisations'] }),
  });
}

export function useChangeOrganisation(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ChangeOrganisationRequest) => put<unknown>(`/organisations/${id}`, request),
    onSettled: () => client.invalidateQueries({ queryKey: ['organisations'] }),
  });
}

export function useMapCoExecutorKind() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: MapCoExecutorKindRequest) => put<unknown>('/co-executor-kinds', request),
    onSettled: () => client.invalidateQueries({ queryKey: coExecutorKindsQuery.queryKey }),
  });
}
