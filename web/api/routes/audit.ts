import { auditPage, auditQuery } from '#contract/audit';
import { listAuditEvents } from '#domain/audit/list-audit-events';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
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
];
