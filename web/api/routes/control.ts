import type { z } from 'zod';
import {
  controlBoard,
  controlBoardQuery,
  measureCalendar,
  measureCalendarQuery,
  measureExportQuery,
  measureListQuery,
  measurePage,
} from '#contract/control';
import { openControlBoard } from '#domain/control/control-board-view';
import { exportControlBoard, exportMeasures } from '#domain/control/export-control';
import { openMeasureCalendar } from '#domain/control/measure-calendar-view';
import { listMeasures } from '#domain/control/measure-list-view';
import type { MeasureFilter } from '#domain/control/measure-rows';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute, FileAnswer } from '../route.ts';

const coordinators = withRight(['coordination.read', 'read']);
const controllers = withRight(['control.read', 'read']);

export const controlRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/measures',
    summary: 'Мероприятия семей: сроки, исполнители, ответы',
    policy: coordinators,
    query: measureListQuery,
    answer: measurePage,
    handle: ({ ctx, query: { page, ...query } }) => listMeasures(ctx, filterOf(query), paginate(page)),
  }),
  defineRoute({
    method: 'get',
    path: '/api/measures/calendar',
    summary: 'Мероприятия семей по дням месяца',
    policy: coordinators,
    query: measureCalendarQuery,
    answer: measureCalendar,
    handle: ({ ctx, query: { month, ...query } }) => openMeasureCalendar(ctx, { ...filterOf(query), month }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/measures/export',
    summary: 'Выгрузить мероприятия для электронной таблицы',
    policy: coordinators,
    query: measureExportQuery,
    answer: measurePage,
    gives: 'file',
    handle: async ({ ctx, query }) => new FileAnswer(await exportMeasures(ctx, filterOf(query))),
  }),
  defineRoute({
    method: 'get',
    path: '/api/control',
    summary: 'Контроль мероприятий по кураторам и делам',
    policy: controllers,
    query: controlBoardQuery,
    answer: controlBoard,
    handle: ({ ctx, query }) => openControlBoard(ctx, query),
  }),
  defineRoute({
    method: 'get',
    path: '/api/control/export',
    summary: 'Выгрузить контроль мероприятий для электронной таблицы',
    policy: controllers,
    query: controlBoardQuery,
    answer: controlBoard,
    gives: 'file',
    handle: async ({ ctx, query }) => new FileAnswer(await exportControlBoard(ctx, query)),
  }),
];

const filterOf = ({ curator, case: caseId, ...query }: z.output<typeof measureExportQuery>): MeasureFilter => ({
  ...query,
  curatorId: curator,
  caseId,
});
