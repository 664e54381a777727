import { changeSettingRequest, setting, settingList } from '#contract/settings';
import { notFound } from '#domain/errors';
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
    answer: setting,
    async handle({ ctx, body }) {
      await changeSetting(ctx, body);
      const changed = (await listSettings(ctx, body.centreId)).find(({ key }) => key === body.key);
      if (!changed) throw notFound('Такой настройки нет.');
      return changed;
    },
  }),
];
