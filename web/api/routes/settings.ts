import { done } from '#contract/common';
import { changeSettingRequest, settingList } from '#contract/settings';
import { changeSetting } from '#domain/settings/change-setting';
import { listSettings } from '#domain/settings/setting-view';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const policy = withRight(['settings.manage', 'do']);

export const settingRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/settings',
    summary: 'Числа программы',
    policy,
    answer: settingList,
    handle: async ({ ctx, person }) => ({ items: await listSettings(ctx, person.centreId) }),
  }),
  defineRoute({
    method: 'put',
    path: '/api/admin/settings',
    summary: 'Изменить число программы',
    policy,
    body: changeSettingRequest,
    answer: done,
    async handle({ ctx, body }) {
      await changeSetting(ctx, body);
      return { state: 'done' };
    },
  }),
];
