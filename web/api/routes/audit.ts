import { auditPage, auditQuery, printRequest } from '#contract/audit';
import { done } from '#contract/common';
import { listAuditEvents } from '#domain/audit/list-audit-events';
import { recordPrinting } from '#domain/audit/record-printing';
import { paginate } from '../paginate.ts';
import { staff, withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

export const auditRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/audit',
    summary: 'Журнал: кто, когда, что сделал или прочитал',
    policy: withRight(['audit.read', 'read']),
    query: auditQuery,
    answer: auditPage,
    async handle({ ctx, query }) {
      const filter = { caseNumber: query.case, actorId: query.actor, action: query.action, from: query.from, to: query.to };
      return listAuditEvents(ctx, filter, paginate(query.page));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/prints',
    summary: 'Отметить печать страницы',
    policy: staff,
    body: printRequest,
    answer: done,
    async handle({ ctx, body }) {
      await recordPrinting(ctx, body);
      return { state: 'done' };
    },
  }),
];
