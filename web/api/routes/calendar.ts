import { calendarParams, calendarYear, replaceCalendarAnswer, replaceCalendarRequest } from '#contract/calendar';
import { getCalendarYear } from '#domain/calendar/calendar-view';
import { changeCalendar } from '#domain/calendar/change-calendar';
import { centreRegion } from '#domain/calendar/centre-region';
import { staff, withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

export const calendarRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/calendar/:year',
    summary: 'Производственный календарь региона на год',
    policy: staff,
    params: calendarParams,
    answer: calendarYear,
    handle: async ({ ctx, params, person }) => getCalendarYear(ctx, await centreRegion(ctx, person.centreId), params.year),
  }),
  defineRoute({
    method: 'put',
    path: '/api/admin/calendar/:year',
    summary: 'Загрузить календарь года: сдвигает открытые сроки и таймеры',
    policy: withRight(['calendar.manage', 'do']),
    params: calendarParams,
    body: replaceCalendarRequest,
    answer: replaceCalendarAnswer,
    handle: ({ ctx, params, body }) => changeCalendar(ctx, { ...body, year: params.year }),
  }),
];
