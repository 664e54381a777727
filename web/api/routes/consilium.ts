import { done, idParams } from '#contract/common';
import {
  answerParticipationRequest,
  appointMemberRequest,
  colleagueList,
  decisionListQuery,
  decisionPage,
  endMembershipRequest,
  memberList,
  participationList,
  participationParams,
  proposeQuestionsAnswer,
  proposeQuestionsRequest,
  requestParticipationAnswer,
  requestParticipationRequest,
} from '#contract/sessions';
import { appointMember, endMembership } from '#domain/sessions/change-membership';
import { listDecisions } from '#domain/sessions/decisions-view';
import { listColleagues, listMembers } from '#domain/sessions/members-view';
import { openParticipation } from '#domain/sessions/participation-view';
import { proposeQuestions } from '#domain/sessions/propose-questions';
import { answerParticipation, requestParticipation } from '#domain/sessions/request-participation';
import { centreOfRight } from '../centre-of-right.ts';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const readers = withRight(['session.plan', 'read']);
const planners = withRight(['session.plan', 'do']);
const drafters = withRight(['plan.draft', 'do']);

/** The body behind the sessions: its members, its archive of decisions, and what a case asks it beside the process. */
export const consiliumRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/consilium/members',
    summary: 'Состав консилиума',
    policy: readers,
    answer: memberList,
    handle: async ({ ctx, person }) => ({ items: await listMembers(ctx, centreOfRight(person, 'session.plan', 'read')) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/consilium/colleagues',
    summary: 'Сотрудники Центра, которых можно включить в консилиум',
    policy: planners,
    answer: colleagueList,
    handle: async ({ ctx, person }) => ({ items: await listColleagues(ctx, centreOfRight(person, 'session.plan', 'do')) }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/consilium/members',
    summary: 'Включить сотрудника в консилиум на срок',
    policy: planners,
    body: appointMemberRequest,
    answer: done,
    async handle({ ctx, person, body: { toOn, ...body } }) {
      const centreId = centreOfRight(person, 'session.plan', 'do');
      await appointMember(ctx, { centreId, ...body, ...(toOn !== undefined && { toOn }) });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/consilium/members/end',
    summary: 'Завершить членство в консилиуме',
    policy: planners,
    body: endMembershipRequest,
    answer: done,
    async handle({ ctx, person, body }) {
      await endMembership(ctx, { centreId: centreOfRight(person, 'session.plan', 'do'), ...body });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/questions',
    summary: 'Архив решений консилиума по видам вопросов',
    policy: readers,
    query: decisionListQuery,
    answer: decisionPage,
    handle: ({ ctx, query }) => listDecisions(ctx, query, paginate(query.page)),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/questions',
    summary: 'Поставить вопрос консилиуму: потребность, уровень или ход реализации',
    policy: withRight(['question.decide', 'propose']),
    params: idParams,
    body: proposeQuestionsRequest,
    answer: proposeQuestionsAnswer,
    success: 'created',
    handle: ({ ctx, params, body: { question, note } }) =>
      proposeQuestions(ctx, { caseId: params.id, question, ...(note !== undefined && { note }) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/participation-requests',
    summary: 'Организации, приглашённые к составлению ИПССС',
    policy: withRight(['plan.draft', 'read']),
    params: idParams,
    answer: participationList,
    handle: async ({ ctx, params }) => ({ items: await openParticipation(ctx, params.id) }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/participation-requests',
    summary: 'Пригласить организацию к составлению ИПССС',
    policy: drafters,
    params: idParams,
    body: requestParticipationRequest,
    answer: requestParticipationAnswer,
    success: 'created',
    handle: ({ ctx, params, body }) => requestParticipation(ctx, { caseId: params.id, ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/participation-requests/:requestId/answer',
    summary: 'Записать ответ организации',
    policy: drafters,
    params: participationParams,
    body: answerParticipationRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await answerParticipation(ctx, { caseId: params.id, requestId: params.requestId, ...body });
      return { state: 'done' };
    },
  }),
];
