import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Completion, ReEntryRequest, RefusePostSupportRequest } from '#contract/completion';
import { get, post } from './client.ts';

export function completionQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'completion'],
    queryFn: ({ signal }) => get<Completion>(`/cases/${caseId}/completion`, signal),
  });
}

/** The card shows the tasks and the state that follow. */
function useCaseMutation<Request>(caseId: string, send: (request: Request) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId] }) });
}

export function useRefusePostSupport(caseId: string) {
  return useCaseMutation(caseId, (request: RefusePostSupportRequest) =>
    post<unknown>(`/cases/${caseId}/post-support/refusal`, request),
  );
}

export function useRequestReEntry(caseId: string) {
  return useCaseMutation(caseId, (request: ReEntryRequest) => post<unknown>(`/cases/${caseId}/re-entry`, request));
}
