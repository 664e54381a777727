import { done } from '#contract/common';
import { signInListQuery, signInPage, signInParams } from '#contract/sign-ins';
import { endSignIn } from '#domain/users/end-sign-in';
import { listSignIns } from '#domain/users/sign-in-list-view';
import { limitOfRight } from '../centre-of-right.ts';
import { defineListRoutes } from '../list-routes.ts';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const policy = withRight(['user.manage', 'do']);

/** Sign-ins of the people of the administrator's centre, or of all centres. */
export const signInListRoutes = [
  ...defineListRoutes({
    path: '/api/admin/sign-ins',
    summary: 'Действующие входы сотрудников',
    policy,
    query: signInListQuery,
    answer: signInPage,
    list: ({ ctx, person, query, search }) =>
      listSignIns(ctx, { centreId: limitOfRight(person, 'user.manage', 'do'), search }, paginate(query.page)),
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
