import { done, idParams } from '#contract/common';
import {
  caseEvents,
  changeAddressRequest,
  eventReported,
  nameRepresentativeRequest,
  reportEventRequest,
  resumeRequest,
  suspendRequest,
} from '#contract/events';
import { openCaseEvents } from '#domain/events/events-view';
import { moveInsideDistrict } from '#domain/events/move-inside-district';
import { nameRepresentative } from '#domain/events/name-representative';
import { reportEventByHand } from '#domain/events/report-event-by-hand';
import { resumeByHand, suspendByHand } from '#domain/suspensions/suspend-by-hand';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

/** What happens to a family on the way: events, suspension, a new address, another representative. */
export const eventRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/events',
    summary: 'События в семье, приостановки и прежние адреса',
    policy: withRight(['family.read', 'read']),
    params: idParams,
    answer: caseEvents,
    handle: ({ ctx, params }) => openCaseEvents(ctx, params.id),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/events',
    summary: 'Сообщить о событии в семье',
    policy: withRight(['event.take-word', 'do'], ['event.report', 'do']),
    params: idParams,
    body: reportEventRequest,
    answer: eventReported,
    success: 'created',
    handle: ({ ctx, params, body }) => reportEventByHand(ctx, { ...body, caseId: params.id }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/suspension',
    summary: 'Приостановить сопровождение',
    policy: withRight(['case.suspend', 'do']),
    params: idParams,
    body: suspendRequest,
    answer: done,
    success: 'created',
    async handle({ ctx, params, body }) {
      await suspendByHand(ctx, { ...body, caseId: params.id });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/suspension/end',
    summary: 'Возобновить сопровождение',
    policy: withRight(['case.suspend', 'do']),
    params: idParams,
    body: resumeRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await resumeByHand(ctx, { ...body, caseId: params.id });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/address',
    summary: 'Изменить адрес семьи в том же районе',
    policy: withRight(['family.change', 'do']),
    params: idParams,
    body: changeAddressRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await moveInsideDistrict(ctx, { ...body, caseId: params.id });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/representative',
    summary: 'Указать, кто представляет семью',
    policy: withRight(['family.change', 'do']),
    params: idParams,
    body: nameRepresentativeRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await nameRepresentative(ctx, { ...body, caseId: params.id });
      return { state: 'done' };
    },
  }),
];
