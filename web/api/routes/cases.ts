import {
  assessmentRecord,
  caseCard,
  caseListQuery,
  casePage,
  recordList,
  recordParams,
  recordQuery,
  timelinePage,
  timelineQuery,
} from '#contract/cases';
import { idParams } from '#contract/common';
import { plan, planQuery } from '#contract/plans';
import { caseDiagram, caseDiagramQuery } from '#contract/processes';
import { caseQuestionList } from '#contract/sessions';
import { openCaseTimeline } from '#domain/audit/list-case-events';
import { listAssessmentRecords, openAssessmentRecord } from '#domain/assessment/record-view';
import { openCaseCard } from '#domain/cases/case-card-view';
import { listCases } from '#domain/cases/case-list-view';
import { openPlan } from '#domain/plans/plan-view';
import { openCaseDiagram } from '#domain/processes/case-diagram-view';
import { openCaseQuestions } from '#domain/sessions/case-questions-view';
import { listOpenTasks } from '#domain/tasks/open-tasks-view';
import { readDiagram } from '../diagrams.ts';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const family = withRight(['family.read', 'read']);
/** How a case went, without the family's data: for the auditor too. */
const course = withRight(['family.read', 'read'], ['audit.read', 'read']);

export const caseRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/cases',
    summary: 'Дела, доступные сотруднику',
    policy: family,
    query: caseListQuery,
    answer: casePage,
    handle: ({ ctx, query }) => listCases(ctx, query, paginate(query.page)),
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id',
    summary: 'Карточка дела',
    policy: family,
    params: idParams,
    answer: caseCard,
    async handle({ ctx, params }) {
      const card = await openCaseCard(ctx, params.id);
      return { ...card, openTasks: await listOpenTasks(ctx, { caseId: params.id }) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/plan',
    summary: 'ИПССС по делу',
    policy: withRight(['plan.draft', 'read']),
    params: idParams,
    query: planQuery,
    answer: plan,
    handle: ({ ctx, params, query }) => openPlan(ctx, { caseId: params.id, version: query.version }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/timeline',
    summary: 'История дела: кто, когда, какое решение',
    policy: course,
    params: idParams,
    query: timelineQuery,
    answer: timelinePage,
    handle: ({ ctx, params, query }) => openCaseTimeline(ctx, params.id, paginate(query.page)),
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/diagram',
    summary: 'Схема дела: что сделано, что идёт, по какому пункту',
    policy: course,
    params: idParams,
    query: caseDiagramQuery,
    answer: caseDiagram,
    async handle({ ctx, params, query, services }) {
      const { definitionId, ...diagram } = await openCaseDiagram(ctx, { caseId: params.id, instanceId: query.instance });
      return { ...diagram, xml: definitionId === undefined ? null : await readDiagram(services.engine, definitionId) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/questions',
    summary: 'Вопросы дела консилиуму',
    policy: family,
    params: idParams,
    answer: caseQuestionList,
    handle: async ({ ctx, params }) => ({ items: await openCaseQuestions(ctx, params.id) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/records',
    summary: 'Собранные сведения о семье',
    policy: withRight(['assessment.gather', 'read']),
    params: idParams,
    answer: recordList,
    handle: async ({ ctx, params }) => ({ items: await listAssessmentRecords(ctx, params.id) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/records/:recordId',
    summary: 'Открыть закрытые сведения с указанием цели',
    policy: withRight(['assessment.gather', 'read']),
    params: recordParams,
    query: recordQuery,
    answer: assessmentRecord,
    handle: ({ ctx, params, query }) =>
      openAssessmentRecord(ctx, { caseId: params.id, recordId: params.recordId, purpose: query.purpose }),
  }),
];
