import { done, idParams } from '#contract/common';
import {
  commandListQuery,
  commandPage,
  commandParams,
  findingListQuery,
  findingPage,
  incidentListQuery,
  incidentPage,
  incidentParams,
  jobListQuery,
  jobPage,
  jobParams,
  retriedIncidents,
  retryIncidentsRequest,
  workersHealth,
} from '#contract/operations';
import { repairFinding } from '#domain/commands/repair-finding';
import { retryCommand } from '#domain/commands/retry-command';
import { listCommands } from '#domain/operations/list-commands';
import { listFindings } from '#domain/operations/list-findings';
import { listIncidents, listStoppedSteps, type Incident } from '#domain/operations/list-incidents';
import { listJobs } from '#domain/operations/jobs-view';
import { retryIncident } from '#domain/operations/retry-incident';
import { retryIncidents } from '#domain/operations/retry-incidents';
import { mayRun, runJob } from '#domain/operations/run-job';
import { readTaskRunningHealth } from '#domain/operations/task-running-health';
import { operationsEngine } from '../operations-engine.ts';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const policy = withRight(['engine.manage', 'do']);

/** What an administrator watches and mends. Business keys and ids only: an administrator sees no families (T-016). */
export const operationRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/workers',
    summary: 'Обработчики служебных шагов',
    policy,
    answer: workersHealth,
    handle: ({ ctx }) => readTaskRunningHealth(ctx),
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/incidents',
    summary: 'Остановленные шаги',
    policy,
    query: incidentListQuery,
    answer: incidentPage,
    async handle({ ctx, query: { kind, process, step, page } }) {
      const filter = { kind, processKey: process, activityId: step };
      const { items, ...count } = await listIncidents(ctx, filter, paginate(page));
      return { items: items.map(presentIncident), ...count, steps: await listStoppedSteps(ctx) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/incidents/retry',
    summary: 'Повторить остановленные шаги одного вида',
    policy,
    body: retryIncidentsRequest,
    answer: retriedIncidents,
    handle: ({ ctx, body: { kind, process, step, until }, services, person }) =>
      retryIncidents(
        ctx,
        { kind, processKey: process, activityId: step, ...(until !== undefined && { until: new Date(until) }) },
        operationsEngine(services, person),
      ),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/incidents/:id/retry',
    summary: 'Повторить остановленный шаг',
    policy,
    params: incidentParams,
    answer: done,
    async handle({ ctx, params, services, person }) {
      await retryIncident(ctx, params.id, operationsEngine(services, person));
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/jobs',
    summary: 'Задания движка и служебные шаги',
    policy,
    query: jobListQuery,
    answer: jobPage,
    async handle({ ctx, query }) {
      const { items, ...count } = await listJobs(ctx, query.state, paginate(query.page));
      return { items: items.map((job) => ({ ...job, may: mayRun(job) })), ...count };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/jobs/:id/run',
    summary: 'Повторить задание или выполнить его сейчас',
    policy,
    params: jobParams,
    answer: done,
    async handle({ ctx, params, services, person }) {
      await runJob(ctx, params.id, operationsEngine(services, person));
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/commands',
    summary: 'Команды движку',
    policy,
    query: commandListQuery,
    answer: commandPage,
    handle: ({ ctx, query }) => listCommands(ctx, query.state, paginate(query.page)),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/commands/:id/retry',
    summary: 'Повторить команду движку',
    policy,
    params: commandParams,
    answer: done,
    async handle({ ctx, params }) {
      await retryCommand(ctx, params.id);
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/findings',
    summary: 'Расхождения приложения и движка',
    policy,
    query: findingListQuery,
    answer: findingPage,
    handle: ({ ctx, query }) => listFindings(ctx, query.state, paginate(query.page)),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/findings/:id/repair',
    summary: 'Исправить расхождение',
    policy,
    params: idParams,
    answer: done,
    async handle({ ctx, params }) {
      await repairFinding(ctx, params.id);
      return { state: 'done' };
    },
  }),
];

/** Without the engine's id of what failed: that is its own affair. */
function presentIncident({ configuration: _, ...incident }: Incident) {
  return {
    ...incident,
    processKey: incident.processKey ?? '',
    activityId: incident.activityId ?? '',
    message: incident.message ?? '',
  };
}
