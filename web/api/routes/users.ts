import { done, idParams } from '#contract/common';
import { centreList, createUserRequest, updateUserRequest, userListQuery, userPage, userRow } from '#contract/users';
import { listCentres } from '#domain/users/centre-list-view';
import { changeUser } from '#domain/users/change-user';
import { createUser } from '#domain/users/create-user';
import { resetSecondFactor } from '#domain/users/second-factor/reset-second-factor';
import { getListedUser, listUsers } from '#domain/users/user-list-view';
import { limitOfRight } from '../centre-of-right.ts';
import { defineListRoutes } from '../list-routes.ts';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const policy = withRight(['user.manage', 'do']);

/** Accounts and roles; an administrator sees people at work, never families (T-016). */
export const userRoutes = [
  ...defineListRoutes({
    path: '/api/admin/users',
    summary: 'Пользователи и их роли',
    policy,
    query: userListQuery,
    answer: userPage,
    list({ ctx, person, query, search }) {
      const centreId = limitOfRight(person, 'user.manage', 'do') ?? query.centre;
      return listUsers(ctx, { search, centreId }, paginate(query.page));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/users',
    summary: 'Создать пользователя',
    policy,
    body: createUserRequest,
    answer: userRow,
    success: 'created',
    async handle({ ctx, body }) {
      const { userId } = await createUser(ctx, body);
      return getListedUser(ctx, userId);
    },
  }),
  defineRoute({
    method: 'put',
    path: '/api/admin/users/:id',
    summary: 'Изменить данные, роли или активность пользователя: его входы прекращаются',
    policy,
    params: idParams,
    body: updateUserRequest,
    answer: userRow,
    async handle({ ctx, params, body }) {
      const { newPassword, ...fields } = body;
      await changeUser(ctx, { ...fields, userId: params.id, ...(newPassword !== undefined && { newPassword }) });
      return getListedUser(ctx, params.id);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/users/:id/second-factor/reset',
    summary: 'Сбросить второй фактор того, кто потерял устройство и резервные коды',
    policy,
    params: idParams,
    answer: done,
    async handle({ ctx, params }) {
      await resetSecondFactor(ctx, { userId: params.id });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/admin/centres',
    summary: 'Центры и отделения',
    policy,
    answer: centreList,
    handle: async ({ ctx }) => ({ items: await listCentres(ctx) }),
  }),
];
