import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CancelSessionRequest,
  CaseQuestionList,
  LateList,
  MoveSessionRequest,
  PlanSessionAnswer,
  PlanSessionRequest,
  SessionCard,
  SessionListQuery,
  SessionPage,
  WaitingList,
} from '#contract/sessions';
import { get, post, withQuery } from './client.ts';

export function sessionListQuery(filters: { readonly status?: SessionListQuery['status']; readonly page?: number | undefined }) {
  return queryOptions({
    queryKey: ['sessions', 'list', filters],
    queryFn: ({ signal }) => get<SessionPage>(withQuery('/sessions', filters), signal),
    placeholderData: keepPreviousData,
  });
}

export const waitingQuestionsQuery = queryOptions({
  queryKey: ['sessions', 'waiting'],
  queryFn: ({ signal }) => get<WaitingList>('/sessions/waiting', signal),
});

export const lateCasesQuery = queryOptions({
  queryKey: ['sessions', 'late-cases'],
  queryFn: ({ signal }) => get<LateList>('/sessions/late-cases', signal),
});

export function sessionQuery(sessionId: string) {
  return queryOptions({
    queryKey: ['sessions', sessionId],
    queryFn: ({ signal }) => get<SessionCard>(`/sessions/${sessionId}`, signal),
  });
}

export function caseQuestionsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'questions'],
    queryFn: ({ signal }) => get<CaseQuestionList>(`/cases/${caseId}/questions`, signal),
  });
}

export function usePlanSession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: PlanSessionRequest) => post<PlanSessionAnswer>('/sessions', request),
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: ['sessions'] }), client.invalidateQueries({ queryKey: ['tasks'] })]),
  });
}

export function useMoveSession(sessionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: MoveSessionRequest) => post(`/sessions/${sessionId}/move`, request),
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: ['sessions'] }), client.invalidateQueries({ queryKey: ['tasks'] })]),
  });
}

export function useCancelSession(sessionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CancelSessionRequest) => post(`/sessions/${sessionId}/cancel`, request),
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: ['sessions'] }), client.invalidateQueries({ queryKey: ['tasks'] })]),
  });
}
