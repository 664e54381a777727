import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AgencyLinkIssued, EngagementList, EngageRequest, WithdrawEngagementRequest } from '#contract/engagements';
import type { LetterSent, LetterTemplate, SendLetterRequest } from '#contract/requests';
import { get, post } from './client.ts';

export function engagementsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'engagements'],
    queryFn: ({ signal }) => get<EngagementList>(`/cases/${caseId}/engagements`, signal),
  });
}

export function letterTemplateQuery(caseId: string, planItemId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'letter-template', planItemId],
    queryFn: ({ signal }) => get<LetterTemplate>(`/cases/${caseId}/measures/${planItemId}/letter-template`, signal),
  });
}

/** A co-executor or a letter changes the card of the case too: its tasks and its measures. */
function useCaseMutation<Request, Answer>(caseId: string, send: (request: Request) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['cases', caseId] });
      await client.invalidateQueries({ queryKey: ['requests'] });
    },
  });
}

export function useEngage(caseId: string, planItemId: string) {
  return useCaseMutation(caseId, (request: EngageRequest) =>
    post<unknown>(`/cases/${caseId}/measures/${planItemId}/engagements`, request),
  );
}

export function useWithdrawEngagement(caseId: string, engagementId: string) {
  return useCaseMutation(caseId, (request: WithdrawEngagementRequest) =>
    post<unknown>(`/cases/${caseId}/engagements/${engagementId}/withdraw`, request),
  );
}

export function useIssueLink(caseId: string, engagementId: string) {
  return useCaseMutation(caseId, () => post<AgencyLinkIssued>(`/cases/${caseId}/engagements/${engagementId}/link`));
}

export function useSendLetter(caseId: string, planItemId: string) {
  return useCaseMutation(caseId, (request: SendLetterRequest) =>
    post<LetterSent>(`/cases/${caseId}/measures/${planItemId}/letters`, request),
  );
}
