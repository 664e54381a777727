import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  EndSubstitutionRequest,
  SetSubstitutionRequest,
  SubstitutionPage,
  SubstitutionPeople,
} from '#contract/substitutions';
import { get, getList, post, withQuery } from './client.ts';

export function substitutionListQuery(page: number) {
  return queryOptions({
    queryKey: ['substitutions', 'list', page],
    queryFn: ({ signal }) => get<SubstitutionPage>(withQuery('/substitutions', { page }), signal),
    placeholderData: keepPreviousData,
  });
}

export function substitutionPeopleQuery(search: string | undefined) {
  return queryOptions({
    queryKey: ['substitutions', 'people', search],
    queryFn: ({ signal }) => getList<SubstitutionPeople>('/substitutions/people', { search }, signal),
    placeholderData: keepPreviousData,
  });
}

export function useSetSubstitution() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: SetSubstitutionRequest) => post<unknown>('/substitutions', request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['substitutions', 'list'] }),
  });
}

export function useEndSubstitution(substitutionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: EndSubstitutionRequest) => post<unknown>(`/substitutions/${substitutionId}/end`, request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['substitutions', 'list'] }),
  });
}
