import { caseCard, caseListQuery, casePage, timelinePage, timelineQuery } from '#contract/cases';
import { idParams } from '#contract/common';
import { plan, planDiff, planDiffQuery, planQuery, problemHistory } from '#contract/plans';
import { caseDiagram, caseDiagramQuery } from '#contract/processes';
import { caseQuestionList } from '#contract/sessions';
import { openCaseTimeline } from '#domain/audit/list-case-events';
import { openCaseCard } from '#domain/cases/case-card-view';
import { listCases } from '#domain/cases/case-list-view';
import { comparePlanVersions } from '#domain/plans/compare-versions';
import { openPlan } from '#domain/plans/plan-view';
import { openProblemHistory } from '#domain/plans/problem-history-view';
import { openCaseDiagram } from '#domain/processes/case-diagram-view';
import { openCaseQuestions } from '#domain/sessions/case-questions-view';
import { listOpenTasks } from '#domain/tasks/open-tasks-view';
import { readDiagram } from '../diagrams.ts';
import { defineListRoutes } from '../list-routes.ts';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const family = withRight(['family.read', 'read']);
/** How a case went, without the family's data: for the auditor too. */
const course = withRight(['family.read', 'read'], ['audit.read', 'read']);

export const caseRoutes = [
  ...defineListRoutes({
    path: '/api/cases',
    summary: 'Дела, доступные сотруднику',
    policy: family,
    query: caseListQuery,
    answer: casePage,
    list: ({ ctx, query, search }) => listCases(ctx, { ...query, search }, paginate(query.page)),
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
    path: '/api/cases/:id/plan/diff',
    summary: 'Чем одна версия ИПССС отличается от другой',
    policy: withRight(['plan.draft', 'read']),
    params: idParams,
    query: planDiffQuery,
    answer: planDiff,
    handle: ({ ctx, params, query }) => comparePlanVersions(ctx, { caseId: params.id, ...query }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/problems',
    summary: 'Проблемы семьи с прежними формулировками',
    policy: withRight(['plan.draft', 'read']),
    params: idParams,
    answer: problemHistory,
    handle: ({ ctx, params }) => openProblemHistory(ctx, params.id),
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/timeline',
    summary: 'История дела: кто, когда, какое решение',
    policy: course,
    params: idParams,
    query: timelineQuery,
    answer: timelinePage,
    handle: ({ ctx, params, query }) => openCaseTimeline(ctx, params.id, paginate(query.page), query),
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
    handle: ({ ctx, params }) => openCaseQuestions(ctx, params.id),
  }),
];
