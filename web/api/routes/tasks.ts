import { done } from '#contract/common';
import {
  completeTaskAnswer,
  completeTaskRequest,
  draftSaved,
  formHints,
  formHintsRequest,
  saveDraftRequest,
  taskAnswer,
  taskListQuery,
  taskPage,
  taskParams,
} from '#contract/tasks';
import { recordReading } from '#domain/audit/record-reading';
import { claimTask, releaseTask } from '#domain/tasks/claim-task';
import { completeTask } from '#domain/tasks/complete-task';
import { getTask } from '#domain/tasks/get-task';
import { hintTask } from '#domain/tasks/hint-task';
import { saveDraft } from '#domain/tasks/save-draft';
import { listTasks } from '#domain/tasks/task-list-view';
import { defineListRoutes } from '../list-routes.ts';
import { waitForEngine } from '../move-on.ts';
import { staff } from '../policy.ts';
import { presentTask } from '../presenters/present-task.ts';
import { defineRoute } from '../route.ts';
import { taskEngine } from '../task-engine.ts';

/** User tasks of the acting person. Which ones those are follows from the groups of the engine, so any of the staff may ask. */
export const taskRoutes = [
  ...defineListRoutes({
    path: '/api/tasks',
    summary: 'Мои задачи и задачи моей группы',
    policy: staff,
    query: taskListQuery,
    answer: taskPage,
    async list({ ctx, query, search }) {
      const { case: caseId, overdue, ...filter } = query;
      const page = await listTasks(ctx, { ...filter, caseId, search, isOverdue: overdue === 'true' });
      return { ...page, items: [...page.items] };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/tasks/:taskId',
    summary: 'Задача с формой и черновиком',
    policy: staff,
    params: taskParams,
    answer: taskAnswer,
    async handle({ ctx, params }) {
      const found = await getTask(ctx, params.taskId);
      const caseId = found.task.case?.id;
      await recordReading(ctx, { action: 'task.viewed', objectKind: 'task', objectId: params.taskId, ...(caseId && { caseId }) });
      return presentTask(found);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/tasks/:taskId/claim',
    summary: 'Взять задачу в работу',
    policy: staff,
    params: taskParams,
    answer: done,
    async handle({ ctx, params, services, person }) {
      await claimTask(ctx, taskEngine(services, person), params.taskId);
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/tasks/:taskId/release',
    summary: 'Вернуть задачу в группу',
    policy: staff,
    params: taskParams,
    answer: done,
    async handle({ ctx, params, services, person }) {
      await releaseTask(ctx, taskEngine(services, person), params.taskId);
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'put',
    path: '/api/tasks/:taskId/draft',
    summary: 'Сохранить черновик',
    policy: staff,
    params: taskParams,
    body: saveDraftRequest,
    answer: draftSaved,
    handle: ({ ctx, params, body }) => saveDraft(ctx, { ...params, ...body }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/tasks/:taskId/hints',
    summary: 'Подсказки к заполненному: ничего не сохраняет и не запрещает',
    policy: staff,
    params: taskParams,
    body: formHintsRequest,
    answer: formHints,
    handle: async ({ ctx, params, body }) => ({ items: [...(await hintTask(ctx, { ...params, ...body }))] }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/tasks/:taskId/complete',
    summary: 'Завершить задачу',
    policy: staff,
    params: taskParams,
    body: completeTaskRequest,
    answer: completeTaskAnswer,
    async handle({ ctx, params, body, services }) {
      const { commandId } = await completeTask(ctx, { ...params, ...body });
      return waitForEngine(services, commandId);
    },
  }),
];
