import { done, searchRequest } from '#contract/common';
import { signInListQuery, signInPage, signInParams } from '#contract/sign-ins';
import { endSignIn } from '#domain/users/end-sign-in';
import { listSignIns } from '#domain/users/sign-in-list-view';
import { limitOfRight } from '../centre-of-right.ts';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const policy = withRight(['user.manage', 'do']);

/** Sign-ins of the people of the administrator's centre, or of all centres. */
export const signInListRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/sign-ins',
    summary: 'Действующие входы сотрудников',
    policy,
    query: signInListQuery,
    answer: signInPage,
    handle: ({ ctx, person, query }) =>
      listSignIns(ctx, { centreId: limitOfRight(person, 'user.manage', 'do') }, paginate(query.page)),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/sign-ins/search',
    summary: 'Найти действующие входы сотрудника',
    policy,
    query: signInListQuery,
    body: searchRequest,
    answer: signInPage,
    handle: ({ ctx, person, query, body }) =>
      listSignIns(ctx, { centreId: limitOfRight(person, 'user.manage', 'do'), search: body.search }, paginate(query.page)),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/sign-ins/:id/end',
    summary: 'Завершить вход сотрудника',
    policy,
    params: signInParams,
    answer: done,
    async handle({ ctx, params }) {
      await endSignIn(ctx, params.id);
      return { state: 'done' };
    },
  }),
];
