import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AddDocumentRequest, RecordList, RecordVisitRequest } from '#contract/assessment';
import type { AssessmentRecord } from '#contract/cases';
import type { Purpose } from '#contract/common';
import { get, post, withQuery } from './client.ts';

export function recordsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'records'],
    queryFn: ({ signal }) => get<RecordList>(`/cases/${caseId}/records`, signal),
  });
}

/** Opens one covered record; the server logs who opened it and for what purpose (T-197). */
export function useOpenRecord(caseId: string) {
  return useMutation({
    mutationFn: ({ recordId, purpose }: { recordId: string; purpose: Purpose }) =>
      get<AssessmentRecord>(withQuery(`/cases/${caseId}/records/${recordId}`, { purpose })),
  });
}

export function useRecordVisit(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: RecordVisitRequest) => post<unknown>(`/cases/${caseId}/visits`, request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId] }),
  });
}

export function useAddPersonalDocument(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AddDocumentRequest) => post<unknown>(`/cases/${caseId}/personal-documents`, request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId] }),
  });
}
