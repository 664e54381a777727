import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DynamicsRecorded, Observation, RecordConsultationRequest, RecordDynamicsRequest } from '#contract/observation';
import { get, post } from './client.ts';

export function observationQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'observation'],
    queryFn: ({ signal }) => get<Observation>(`/cases/${caseId}/observation`, signal),
  });
}

export function useRecordDynamics(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: RecordDynamicsRequest) => post<DynamicsRecorded>(`/cases/${caseId}/dynamics`, request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId] }),
  });
}

export function useRecordConsultation(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: RecordConsultationRequest) => post<unknown>(`/cases/${caseId}/consultations`, request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId] }),
  });
}
