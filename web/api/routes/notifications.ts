import { done, idParams } from '#contract/common';
import { notificationList } from '#contract/notifications';
import { listNotifications, markNotificationRead } from '#domain/notifications/notification-view';
import { staff } from '../policy.ts';
import { defineRoute } from '../route.ts';

export const notificationRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/notifications',
    summary: 'Мои уведомления',
    policy: staff,
    answer: notificationList,
    handle: ({ ctx }) => listNotifications(ctx),
  }),
  defineRoute({
    method: 'post',
    path: '/api/notifications/:id/read',
    summary: 'Отметить уведомление прочитанным',
    policy: staff,
    params: idParams,
    answer: done,
    async handle({ ctx, params }) {
      await markNotificationRead(ctx, params.id);
      return { state: 'done' };
    },
  }),
];
