import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  AddClassDatesRequest,
  CaseMeasures,
  ClassGroup,
  ClassGroupList,
  CreateClassRequest,
  MarkAttendanceRequest,
} from '#contract/measures';
import { get, post } from './client.ts';

export function caseMeasuresQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'measures'],
    queryFn: ({ signal }) => get<CaseMeasures>(`/cases/${caseId}/measures`, signal),
  });
}

export const classesQuery = queryOptions({
  queryKey: ['classes'],
  queryFn: ({ signal }) => get<ClassGroupList>('/classes', signal),
});

export function classQuery(groupId: string) {
  return queryOptions({
    queryKey: ['classes', groupId],
    queryFn: ({ signal }) => get<ClassGroup>(`/classes/${groupId}`, signal),
  });
}

/** A change of a group shows in the list of groups as well. */
function useClassMutation<Request, Answer>(send: (request: Request) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: ['classes'] }) });
}

export function useCreateClass() {
  return useClassMutation((request: CreateClassRequest) => post<{ id: string }>('/classes', request));
}

export function useAddClassDates(groupId: string) {
  return useClassMutation((request: AddClassDatesRequest) => post<unknown>(`/classes/${groupId}/dates`, request));
}

export function useCancelClass(groupId: string) {
  return useClassMutation((dateId: string) => post<unknown>(`/classes/${groupId}/dates/${dateId}/cancel`, {}));
}

export function useMarkAttendance(groupId: string, dateId: string) {
  return useClassMutation((request: MarkAttendanceRequest) =>
    post<unknown>(`/classes/${groupId}/dates/${dateId}/attendance`, request),
  );
}
