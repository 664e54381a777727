import { idParams } from '#contract/common';
import { caseReviews, changeQuestionsAnswer, changeQuestionsRequest, questionSets } from '#contract/reviews';
import { changeQuestions } from '#domain/monitoring/change-questions';
import { listQuestionSets } from '#domain/monitoring/questions';
import { openReviews } from '#domain/monitoring/reviews-view';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const administrators = withRight(['settings.manage', 'do']);

/** Stage VI as people read it: reviews with their sheets, reports, questionnaires and the questions behind them. */
export const reviewRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/reviews',
    summary: 'Оценки результатов, отчёты и анкеты по делу',
    policy: withRight(['plan.draft', 'read']),
    params: idParams,
    answer: caseReviews,
    handle: ({ ctx, params }) => openReviews(ctx, params.id),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/family-questions',
    summary: 'Вопросы анкеты семьи, все версии',
    policy: administrators,
    answer: questionSets,
    handle: async ({ ctx }) => ({ items: await listQuestionSets(ctx) }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/family-questions',
    summary: 'Новая версия вопросов анкеты семьи',
    policy: administrators,
    body: changeQuestionsRequest,
    answer: changeQuestionsAnswer,
    success: 'created',
    handle: ({ ctx, body }) => changeQuestions(ctx, body),
  }),
];
