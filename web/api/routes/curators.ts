import { done, idParams } from '#contract/common';
import { changeCuratorRequest, curatorChanged, loadBoard, successorList } from '#contract/curators';
import { listSuccessors } from '#domain/curators/candidates-view';
import { changeCurator } from '#domain/curators/change-curator';
import { confirmHandover } from '#domain/curators/confirm-handover';
import { openLoadBoard } from '#domain/curators/load-board-view';
import { centreOfRight } from '../centre-of-right.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const assign = withRight(['curator.assign', 'do']);

export const curatorRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/curators/loads',
    summary: 'Нагрузка кураторов Центра',
    policy: withRight(['load.read', 'read']),
    answer: loadBoard,
    handle: ({ ctx, person }) => openLoadBoard(ctx, centreOfRight(person, 'load.read', 'read')),
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/successors',
    summary: 'Кто может сменить куратора дела',
    policy: assign,
    params: idParams,
    answer: successorList,
    handle: async ({ ctx, params }) => ({ items: await listSuccessors(ctx, params.id) }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/curator',
    summary: 'Сменить куратора с передачей дел',
    policy: assign,
    params: idParams,
    body: changeCuratorRequest,
    answer: curatorChanged,
    handle: ({ ctx, params, body }) => changeCurator(ctx, { ...body, caseId: params.id }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/handover/confirm',
    summary: 'Подтвердить приём дел от прежнего куратора',
    policy: withRight(['plan.draft', 'do']),
    params: idParams,
    answer: done,
    async handle({ ctx, params }) {
      await confirmHandover(ctx, { caseId: params.id });
      return { state: 'done' };
    },
  }),
];
