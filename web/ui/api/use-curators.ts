import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChangeCuratorRequest, CuratorChanged, LoadBoard, SuccessorList } from '#contract/curators';
import { get, post } from './client.ts';

export const loadBoardQuery = queryOptions({
  queryKey: ['curators', 'loads'],
  queryFn: ({ signal }) => get<LoadBoard>('/curators/loads', signal),
});

export function successorsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['curators', 'successors', caseId],
    queryFn: ({ signal }) => get<SuccessorList>(`/cases/${caseId}/successors`, signal),
  });
}

export function useChangeCurator(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ChangeCuratorRequest) => post<CuratorChanged>(`/cases/${caseId}/curator`, request),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['cases'] }),
        client.invalidateQueries({ queryKey: ['curators'] }),
        client.invalidateQueries({ queryKey: ['tasks'] }),
      ]),
  });
}
