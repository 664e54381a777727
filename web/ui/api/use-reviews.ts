import { queryOptions } from '@tanstack/react-query';
import type { CaseReviews } from '#contract/reviews';
import { get } from './client.ts';

export function reviewsQuery(caseId: string) {
  return queryOptions({
    queryKey: ['cases', caseId, 'reviews'],
    queryFn: ({ signal }) => get<CaseReviews>(`/cases/${caseId}/reviews`, signal),
  });
}
