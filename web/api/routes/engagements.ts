import { done, idParams } from '#contract/common';
import {
  agencyLinkIssued,
  engaged,
  engagementList,
  engagementParams,
  engageRequest,
  measureParams,
  withdrawEngagementRequest,
} from '#contract/engagements';
import { engageCoExecutor } from '#domain/engagements/engage-co-executor';
import { openEngagements } from '#domain/engagements/engagement-view';
import { issueAgencyLink } from '#domain/engagements/issue-agency-link';
import { withdrawEngagement } from '#domain/engagements/withdraw-engagement';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const handling = withRight(['letter.handle', 'do']);

/** Organisations that are asked to help with measures, and the links by which they answer. */
export const engagementRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/engagements',
    summary: 'Соисполнители мероприятий дела',
    policy: withRight(['letter.handle', 'read']),
    params: idParams,
    answer: engagementList,
    handle: ({ ctx, params }) => openEngagements(ctx, params.id),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/measures/:itemId/engagements',
    summary: 'Привлечь соисполнителя к мероприятию с согласия семьи',
    policy: handling,
    params: measureParams,
    body: engageRequest,
    answer: engaged,
    success: 'created',
    handle: ({ ctx, params, body }) => engageCoExecutor(ctx, { ...body, caseId: params.id, planItemId: params.itemId }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/engagements/:engagementId/withdraw',
    summary: 'Семья отозвала согласие на участие организации',
    policy: handling,
    params: engagementParams,
    body: withdrawEngagementRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await withdrawEngagement(ctx, { ...body, caseId: params.id, engagementId: params.engagementId });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/engagements/:engagementId/link',
    summary: 'Выдать ссылку, по которой организация ответит один раз; показывается только сейчас',
    policy: handling,
    params: engagementParams,
    answer: agencyLinkIssued,
    success: 'created',
    handle: ({ ctx, params }) => issueAgencyLink(ctx, { caseId: params.id, engagementId: params.engagementId }),
  }),
];
