import { done, idParams } from '#contract/common';
import {
  addMessageSourceRequest,
  messageParams,
  messageSourceAdded,
  messageSourceList,
  messageState,
  receiveMessageRequest,
} from '#contract/messages';
import { receiveMessage } from '#domain/intake/receive-message';
import { addMessageSource, retireMessageSource } from '#domain/messages/manage-sources';
import { getMessageState } from '#domain/messages/message-state-view';
import { listMessageSources } from '#domain/messages/source-list-view';
import { limitOfRight } from '../centre-of-right.ts';
import type { MessageLimits } from '../limit-messages.ts';
import { source, withRight } from '../policy.ts';
import { defineRoute, defineSourceRoute, type Route } from '../route.ts';

const administrators = withRight(['settings.manage', 'do']);

/** Electronic messages about families from other systems, and the systems themselves (T-024). */
export function messageRoutes(limits: MessageLimits): readonly Route[] {
  return [
    defineSourceRoute({
      method: 'post',
      path: '/api/messages',
      summary: 'Передать электронное сообщение о семье; повтор с тем же externalId не создаёт второго',
      policy: source,
      body: receiveMessageRequest,
      answer: messageState,
      success: 'created',
      async handle({ ctx, body, source: sender }) {
        await limits.countMessage(sender.id);
        const { district, settlement, street, house, flat, ...message } = body;
        const address = { district, settlement, street, house, flat };
        await receiveMessage(ctx, { ...sender, sourceId: sender.id }, { ...message, address });
        return getMessageState(ctx, sender, body.externalId);
      },
    }),
    defineSourceRoute({
      method: 'get',
      path: '/api/messages/:externalId',
      summary: 'Состояние своего сообщения',
      policy: source,
      params: messageParams,
      answer: messageState,
      async handle({ ctx, params, source: sender }) {
        await limits.countMessage(sender.id);
        return getMessageState(ctx, sender, params.externalId);
      },
    }),
    ...sourceRoutes,
  ];
}

const sourceRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/admin/message-sources',
    summary: 'Системы, которые передают сообщения',
    policy: administrators,
    answer: messageSourceList,
    handle: async ({ ctx, person }) => ({
      items: await listMessageSources(ctx, limitOfRight(person, 'settings.manage', 'do')),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/message-sources',
    summary: 'Подключить систему: её ключ показывается один раз',
    policy: administrators,
    body: addMessageSourceRequest,
    answer: messageSourceAdded,
    success: 'created',
    handle: ({ ctx, body }) => addMessageSource(ctx, body),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/message-sources/:id/retire',
    summary: 'Отключить систему: её ключ больше не действует',
    policy: administrators,
    params: idParams,
    answer: done,
    async handle({ ctx, params }) {
      await retireMessageSource(ctx, { sourceId: params.id });
      return { state: 'done' };
    },
  }),
];
