import { done, idParams } from '#contract/common';
import {
  endSubstitutionRequest,
  setSubstitutionRequest,
  substitutionListQuery,
  substitutionPage,
  substitutionPeople,
  substitutionPeopleQuery,
  substitutionSet,
} from '#contract/substitutions';
import { endSubstitution } from '#domain/users/end-substitution';
import { setSubstitution } from '#domain/users/set-substitution';
import { listSubstitutionPeople, listSubstitutions } from '#domain/users/substitution-list-view';
import { limitOfRight } from '../centre-of-right.ts';
import { defineListRoutes } from '../list-routes.ts';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const policy = withRight(['substitution.arrange', 'do']);

export const substitutionRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/substitutions',
    summary: 'Замещения: действующие, будущие и прошедшие',
    policy,
    query: substitutionListQuery,
    answer: substitutionPage,
    handle: ({ ctx, person, query }) =>
      listSubstitutions(ctx, limitOfRight(person, 'substitution.arrange', 'do'), paginate(query.page)),
  }),
  ...defineListRoutes({
    path: '/api/substitutions/people',
    summary: 'Сотрудники для назначения замещения',
    policy,
    query: substitutionPeopleQuery,
    answer: substitutionPeople,
    list: async ({ ctx, person, search }) => ({
      items: await listSubstitutionPeople(ctx, limitOfRight(person, 'substitution.arrange', 'do'), search),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/substitutions',
    summary: 'Назначить замещение на время отсутствия',
    policy,
    body: setSubstitutionRequest,
    answer: substitutionSet,
    success: 'created',
    handle: ({ ctx, body }) => setSubstitution(ctx, body),
  }),
  defineRoute({
    method: 'post',
    path: '/api/substitutions/:id/end',
    summary: 'Прекратить замещение досрочно',
    policy,
    params: idParams,
    body: endSubstitutionRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await endSubstitution(ctx, { substitutionId: params.id, lastOn: body.lastOn });
      return { state: 'done' };
    },
  }),
];
