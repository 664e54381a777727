import { letterListQuery, letterPage } from '#contract/requests';
import { listLetters } from '#domain/requests/letter-view';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

export const requestRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/requests',
    summary: 'Направления и ответы на них',
    policy: withRight(['letter.handle', 'read']),
    query: letterListQuery,
    answer: letterPage,
    async handle({ ctx, query }) {
      const { case: caseId, page, ...filter } = query;
      return listLetters(ctx, { ...filter, caseId }, paginate(page));
    },
  }),
];
