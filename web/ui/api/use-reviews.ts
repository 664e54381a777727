import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseReviews, ChangeQuestionsAnswer, ChangeQuestionsRequest, QuestionSets } from '#contract/reviews';
import { get, post } from './client.ts';

export function reviewsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'reviews'],
    queryFn: ({ signal }) => get<CaseReviews>(`/cases/${caseId}/reviews`, signal),
  });
}

export const questionSetsQuery = queryOptions({
  queryKey: ['admin', 'family-questions'],
  queryFn: ({ signal }) => get<QuestionSets>('/admin/family-questions', signal),
});

export function useChangeQuestions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: ChangeQuestionsRequest) => post<ChangeQuestionsAnswer>('/admin/family-questions', request),
    onSuccess: () => client.invalidateQueries({ queryKey: questionSetsQuery.queryKey }),
  });
}
