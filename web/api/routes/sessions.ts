import { done, idParams } from '#contract/common';
import {
  cancelSessionRequest,
  lateList,
  moveSessionRequest,
  planSessionAnswer,
  planSessionRequest,
  sessionCard,
  sessionListQuery,
  sessionPage,
  waitingList,
} from '#contract/sessions';
import { cancelSession } from '#domain/sessions/cancel-session';
import { createSession } from '#domain/sessions/create-session';
import { listLateCases } from '#domain/sessions/late-cases';
import { moveSession } from '#domain/sessions/move-session';
import { listSessions, openSession } from '#domain/sessions/session-view';
import { listWaitingQuestions } from '#domain/sessions/waiting-view';
import { listOpenTasks } from '#domain/tasks/open-tasks-view';
import { centreOfRight } from '../centre-of-right.ts';
import { waitForEngine } from '../move-on.ts';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const readers = withRight(['session.plan', 'read']);
const planners = withRight(['session.plan', 'do']);

export const sessionRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/sessions',
    summary: 'Заседания консилиума',
    policy: readers,
    query: sessionListQuery,
    answer: sessionPage,
    handle: ({ ctx, query }) => listSessions(ctx, query, paginate(query.page)),
  }),
  defineRoute({
    method: 'get',
    path: '/api/sessions/waiting',
    summary: 'Вопросы, которые ждут заседания',
    policy: planners,
    answer: waitingList,
    handle: async ({ ctx, person }) => ({
      items: await listWaitingQuestions(ctx, { centreId: centreOfRight(person, 'session.plan', 'do') }),
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/sessions/late-cases',
    summary: 'Дела, срок которых истекает раньше ближайшего заседания',
    policy: planners,
    answer: lateList,
    handle: async ({ ctx, person }) => ({
      items: await listLateCases(ctx, { centreId: centreOfRight(person, 'session.plan', 'do') }),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/sessions/:id/move',
    summary: 'Перенести заседание, которое ещё не прошло',
    policy: planners,
    params: idParams,
    body: moveSessionRequest,
    answer: done,
    async handle({ ctx, params, body: { plannedAt, place, reason, reinvitedOn } }) {
      await moveSession(ctx, {
        sessionId: params.id,
        plannedAt: new Date(plannedAt),
        reason,
        ...(place !== undefined && { place }),
        ...(reinvitedOn !== undefined && { reinvitedOn }),
      });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/sessions/:id/cancel',
    summary: 'Отменить заседание: его вопросы снова ждут',
    policy: planners,
    params: idParams,
    body: cancelSessionRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await cancelSession(ctx, { sessionId: params.id, reason: body.reason });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/sessions',
    summary: 'Назначить заседание',
    policy: planners,
    body: planSessionRequest,
    answer: planSessionAnswer,
    success: 'created',
    async handle({ ctx, person, body, services }) {
      const centreId = centreOfRight(person, 'session.plan', 'do');
      const { id, number, commandId } = await createSession(ctx, {
        centreId,
        plannedAt: new Date(body.plannedAt),
        place: body.place,
      });
      return { id, number, ...(await waitForEngine(services, commandId)) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/sessions/:id',
    summary: 'Заседание с вопросами и решениями',
    policy: readers,
    params: idParams,
    answer: sessionCard,
    async handle({ ctx, params }) {
      const session = await openSession(ctx, params.id);
      return { ...session, openTasks: await listOpenTasks(ctx, { sessionId: session.id }) };
    },
  }),
];
