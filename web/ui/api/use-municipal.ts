import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MunicipalQuestionList, MunicipalQuestionRaised, RaiseMunicipalQuestionRequest } from '#contract/municipal';
import { get, post } from './client.ts';

export function municipalQuestionsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'municipal-questions'],
    queryFn: ({ signal }) => get<MunicipalQuestionList>(`/cases/${caseId}/municipal-questions`, signal),
  });
}

export function useRaiseMunicipalQuestion(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: RaiseMunicipalQuestionRequest) =>
      post<MunicipalQuestionRaised>(`/cases/${caseId}/municipal-questions`, request),
    onSuccess: () => client.invalidateQueries({ queryKey: ['cases', caseId] }),
  });
}
