import { done, idParams } from '#contract/common';
import { completion, reEntryReceived, reEntryRequest, refusePostSupportRequest } from '#contract/completion';
import { openCompletion } from '#domain/completion/completion-view';
import { refusePostSupport } from '#domain/completion/refuse-post-support';
import { requestReEntry } from '#domain/completion/request-re-entry';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

/** The end of a case: post-support, its refusal, and the family that comes back. */
export const completionRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/completion',
    summary: 'Снятие с учета, постсопровождение и повторное обращение по делу',
    policy: withRight(['post-support.run', 'read']),
    params: idParams,
    answer: completion,
    handle: ({ ctx, params }) => openCompletion(ctx, params.id),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/post-support/refusal',
    summary: 'Внести отказ семьи от постсопровождения',
    policy: withRight(['post-support.run', 'do']),
    params: idParams,
    body: refusePostSupportRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await refusePostSupport(ctx, { ...body, caseId: params.id });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/re-entry',
    summary: 'Принять повторное обращение семьи, заполненное из завершённого дела',
    policy: withRight(['post-support.run', 'do'], ['appeal.register', 'do']),
    params: idParams,
    body: reEntryRequest,
    answer: reEntryReceived,
    success: 'created',
    handle: ({ ctx, params, body }) => requestReEntry(ctx, { ...body, caseId: params.id }),
  }),
];
