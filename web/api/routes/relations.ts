import { done, idParams } from '#contract/common';
import {
  caseRelations,
  consentParams,
  objectionRegistered,
  recordConsentRequest,
  registerObjectionRequest,
  withdrawConsentRequest,
} from '#contract/relations';
import { openCaseRelations } from '#domain/cases/case-relations-view';
import { recordConsent } from '#domain/consents/record-consent';
import { withdrawConsent } from '#domain/consents/withdraw-consent';
import { registerObjection } from '#domain/objections/register-objection';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const consents = withRight(['consent.record', 'do']);

/** What ties a family to the centre besides the plan: consents, informing, objections. */
export const relationRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/relations',
    summary: 'Согласия, информирование, возражения и передачи дел по делу',
    policy: withRight(['family.read', 'read']),
    params: idParams,
    answer: caseRelations,
    handle: ({ ctx, params }) => openCaseRelations(ctx, params.id),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/consents',
    summary: 'Внести согласие или законное основание',
    policy: consents,
    params: idParams,
    body: recordConsentRequest,
    answer: done,
    success: 'created',
    async handle({ ctx, params, body }) {
      await recordConsent(ctx, { ...body, caseId: params.id });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/consents/:consentId/withdrawal',
    summary: 'Отозвать согласие',
    policy: consents,
    params: consentParams,
    body: withdrawConsentRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await withdrawConsent(ctx, { ...body, caseId: params.id, consentId: params.consentId });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/objections',
    summary: 'Зарегистрировать возражение семьи',
    policy: withRight(['objection.register', 'do']),
    params: idParams,
    body: registerObjectionRequest,
    answer: objectionRegistered,
    success: 'created',
    handle: ({ ctx, params, body }) => registerObjection(ctx, { ...body, caseId: params.id }),
  }),
];
