import { done, idParams } from '#contract/common';
import {
  addClassDatesRequest,
  caseMeasures,
  classCreated,
  classDateParams,
  classGroup,
  classGroupList,
  createClassRequest,
  markAttendanceRequest,
} from '#contract/measures';
import { addClassDates, cancelClassDate } from '#domain/classes/change-dates';
import { createClassGroup } from '#domain/classes/create-group';
import { listClassGroups, listClassMeasures, openClassGroup } from '#domain/classes/groups-view';
import { markAttendance } from '#domain/classes/mark-attendance';
import { listMeasures } from '#domain/measures/measures-view';
import { centreOfRight } from '../centre-of-right.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const readers = withRight(['class.run', 'read']);
const leaders = withRight(['class.run', 'do']);

/** Measures of a case as tracked work items, and the groups in which classes are held. */
export const measureRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/measures',
    summary: 'Мероприятия дела: кто, когда, что сделано',
    policy: withRight(['measure.mark', 'read']),
    params: idParams,
    answer: caseMeasures,
    handle: ({ ctx, params }) => listMeasures(ctx, params.id),
  }),
  defineRoute({
    method: 'get',
    path: '/api/classes',
    summary: 'Группы занятий центра',
    policy: readers,
    answer: classGroupList,
    handle: async ({ ctx, person }) => ({
      items: await listClassGroups(ctx, centreOfRight(person, 'class.run', 'read')),
      measures: await listClassMeasures(ctx),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/classes',
    summary: 'Создать группу занятий с расписанием',
    policy: leaders,
    body: createClassRequest,
    answer: classCreated,
    success: 'created',
    handle: ({ ctx, person, body: { organisationId, ...group } }) =>
      createClassGroup(ctx, {
        centreId: centreOfRight(person, 'class.run', 'do'),
        group: { ...group, ...(organisationId !== undefined && { organisationId }) },
      }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/classes/:id',
    summary: 'Группа занятий: расписание, участники, посещаемость',
    policy: readers,
    params: idParams,
    answer: classGroup,
    handle: ({ ctx, params }) => openClassGroup(ctx, params.id),
  }),
  defineRoute({
    method: 'post',
    path: '/api/classes/:id/dates',
    summary: 'Назначить занятия группы',
    policy: leaders,
    params: idParams,
    body: addClassDatesRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await addClassDates(ctx, { groupId: params.id, ...body });
      return { state: 'done' as const };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/classes/:id/dates/:dateId/cancel',
    summary: 'Отменить занятие',
    policy: leaders,
    params: classDateParams,
    answer: done,
    async handle({ ctx, params }) {
      await cancelClassDate(ctx, { groupId: params.id, dateId: params.dateId });
      return { state: 'done' as const };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/classes/:id/dates/:dateId/attendance',
    summary: 'Отметить посещаемость занятия',
    policy: leaders,
    params: classDateParams,
    body: markAttendanceRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await markAttendance(ctx, { groupId: params.id, dateId: params.dateId, ...body });
      return { state: 'done' as const };
    },
  }),
];
