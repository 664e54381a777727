import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrganisationPage } from '#contract/organisations';
import type {
  AnswerParticipationRequest,
  AppointMemberRequest,
  ColleagueList,
  DecisionListQuery,
  DecisionPage,
  EndMembershipRequest,
  MemberList,
  ParticipationList,
  ProposeQuestionsAnswer,
  ProposeQuestionsRequest,
  RequestParticipationAnswer,
  RequestParticipationRequest,
} from '#contract/sessions';
import { get, getList, post, withQuery } from './client.ts';

interface DecisionFilters {
  readonly kind?: DecisionListQuery['kind'];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly page?: number | undefined;
}

export function decisionListQuery({ kind, from, to, page }: DecisionFilters) {
  return queryOptions({
    queryKey: ['sessions', 'decisions', { kind, from, to, page }],
    queryFn: ({ signal }) => get<DecisionPage>(withQuery('/questions', { kind, from, to, page }), signal),
    placeholderData: keepPreviousData,
  });
}

export const membersQuery = queryOptions({
  queryKey: ['consilium', 'members'],
  queryFn: ({ signal }) => get<MemberList>('/consilium/members', signal),
});

export const colleaguesQuery = queryOptions({
  queryKey: ['consilium', 'colleagues'],
  queryFn: ({ signal }) => get<ColleagueList>('/consilium/colleagues', signal),
});

export function useAppointMember() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AppointMemberRequest) => post('/consilium/members', request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['consilium'] }),
  });
}

export function useEndMembership() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: EndMembershipRequest) => post('/consilium/members/end', request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['consilium'] }),
  });
}

export function useProposeQuestions(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ProposeQuestionsRequest) => post<ProposeQuestionsAnswer>(`/cases/${caseId}/questions`, request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId, 'questions'] }),
  });
}

export function participationQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'participation'],
    queryFn: ({ signal }) => get<ParticipationList>(`/cases/${caseId}/participation-requests`, signal),
  });
}

export function useRequestParticipation(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: RequestParticipationRequest) =>
      post<RequestParticipationAnswer>(`/cases/${caseId}/participation-requests`, request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId, 'participation'] }),
  });
}

export function useAnswerParticipation(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ requestId, ...request }: AnswerParticipationRequest & { readonly requestId: string }) =>
      post(`/cases/${caseId}/participation-requests/${requestId}/answer`, request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId, 'participation'] }),
  });
}

export function organisationsQuery(search: string | undefined) {
  return queryOptions({
    queryKey: ['organisations', search],
    queryFn: ({ signal }) => getList<OrganisationPage>('/organisations', { search }, signal),
    placeholderData: keepPreviousData,
  });
}
