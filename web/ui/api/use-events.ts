import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CaseEvents,
  ChangeAddressRequest,
  EventReported,
  NameRepresentativeRequest,
  ReportEventRequest,
  ResumeRequest,
  SuspendRequest,
} from '#contract/events';
import { get, post } from './client.ts';

export function eventsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'events'],
    queryFn: ({ signal }) => get<CaseEvents>(`/cases/${caseId}/events`, signal),
  });
}

/** Whatever changes here changes the card too: its tasks, its banner, the address. */
function useCaseMutation<Request, Answer>(caseId: string, send: (request: Request) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId] }) });
}

export function useReportEvent(caseId: string) {
  return useCaseMutation(caseId, (request: ReportEventRequest) => post<EventReported>(`/cases/${caseId}/events`, request));
}

export function useSuspend(caseId: string) {
  return useCaseMutation(caseId, (request: SuspendRequest) => post<unknown>(`/cases/${caseId}/suspension`, request));
}

export function useResume(caseId: string) {
  return useCaseMutation(caseId, (request: ResumeRequest) => post<unknown>(`/cases/${caseId}/suspension/end`, request));
}

export function useChangeAddress(caseId: string) {
  return useCaseMutation(caseId, (request: ChangeAddressRequest) => post<unknown>(`/cases/${caseId}/address`, request));
}

export function useNameRepresentative(caseId: string) {
  return useCaseMutation(caseId, (request: NameRepresentativeRequest) =>
    post<unknown>(`/cases/${caseId}/representative`, request),
  );
}
