import { measureParams } from '#contract/engagements';
import { letterListQuery, letterPage, letterSent, letterTemplate, sendLetterRequest } from '#contract/requests';
import { draftLetter } from '#domain/requests/letter-template';
import { listLetters } from '#domain/requests/letter-view';
import { sendLetter } from '#domain/requests/send-letter';
import { defineListRoutes } from '../list-routes.ts';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const handling = withRight(['letter.handle', 'do']);

export const requestRoutes = [
  ...defineListRoutes({
    path: '/api/requests',
    summary: 'Направления и ответы на них',
    policy: withRight(['letter.handle', 'read']),
    query: letterListQuery,
    answer: letterPage,
    list({ ctx, query, search }) {
      const { case: caseId, page, ...filter } = query;
      return listLetters(ctx, { ...filter, caseId, search }, paginate(page));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/measures/:itemId/letter-template',
    summary: 'Письмо по мероприятию, как его предлагает шаблон',
    policy: handling,
    params: measureParams,
    answer: letterTemplate,
    handle: ({ ctx, params }) => draftLetter(ctx, { caseId: params.id, planItemId: params.itemId }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/measures/:itemId/letters',
    summary: 'Направить письмо по мероприятию',
    policy: handling,
    params: measureParams,
    body: sendLetterRequest,
    answer: letterSent,
    success: 'created',
    handle: ({ ctx, params, body }) => sendLetter(ctx, { ...body, caseId: params.id, planItemId: params.itemId }),
  }),
];
