import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CaseRelations,
  ObjectionRegistered,
  RecordConsentRequest,
  RegisterObjectionRequest,
  WithdrawConsentRequest,
} from '#contract/relations';
import { get, post } from './client.ts';

export function relationsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'relations'],
    queryFn: ({ signal }) => get<CaseRelations>(`/cases/${caseId}/relations`, signal),
  });
}

/** Whatever changes here may change the card too: tasks, letters that were waiting. */
function useCaseMutation<Request, Answer>(caseId: string, send: (request: Request) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId] }) });
}

export function useRecordConsent(caseId: string) {
  return useCaseMutation(caseId, (request: RecordConsentRequest) => post<unknown>(`/cases/${caseId}/consents`, request));
}

export function useWithdrawConsent(caseId: string, consentId: string) {
  return useCaseMutation(caseId, (request: WithdrawConsentRequest) =>
    post<unknown>(`/cases/${caseId}/consents/${consentId}/withdrawal`, request),
  );
}

export function useRegisterObjection(caseId: string) {
  return useCaseMutation(caseId, (request: RegisterObjectionRequest) =>
    post<ObjectionRegistered>(`/cases/${caseId}/objections`, request),
  );
}

export function useConfirmHandover(caseId: string) {
  return useCaseMutation(caseId, () => post<unknown>(`/cases/${caseId}/handover/confirm`, {}));
}
