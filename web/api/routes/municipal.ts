import { idParams } from '#contract/common';
import { municipalQuestionList, municipalQuestionRaised, raiseMunicipalQuestionRequest } from '#contract/municipal';
import { openMunicipalQuestions } from '#domain/municipal/municipal-view';
import { raiseMunicipalQuestion } from '#domain/municipal/raise-municipal-question';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

/** Questions of a case to the municipal consilium of the district. */
export const municipalRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/municipal-questions',
    summary: 'Вопросы дела муниципальному консилиуму',
    policy: withRight(['municipal.escalate', 'propose'], ['municipal.escalate', 'decide'], ['municipal.escalate', 'do']),
    params: idParams,
    answer: municipalQuestionList,
    handle: ({ ctx, params }) => openMunicipalQuestions(ctx, params.id),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/municipal-questions',
    summary: 'Предложить вопрос муниципальному консилиуму',
    policy: withRight(['municipal.escalate', 'propose']),
    params: idParams,
    body: raiseMunicipalQuestionRequest,
    answer: municipalQuestionRaised,
    success: 'created',
    handle: ({ ctx, params, body }) => raiseMunicipalQuestion(ctx, { ...body, caseId: params.id }),
  }),
];
