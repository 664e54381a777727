import { idParams } from '#contract/common';
import { familyCard, familyListQuery, familyPage } from '#contract/families';
import { listFamilies, openFamilyCard } from '#domain/families/family-view';
import { defineListRoutes } from '../list-routes.ts';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const policy = withRight(['family.read', 'read']);

export const familyRoutes = [
  ...defineListRoutes({
    path: '/api/families',
    summary: 'Семьи, доступные сотруднику',
    policy,
    query: familyListQuery,
    answer: familyPage,
    list: ({ ctx, query, search }) => listFamilies(ctx, search, paginate(query.page)),
  }),
  defineRoute({
    method: 'get',
    path: '/api/families/:id',
    summary: 'Карточка семьи',
    policy,
    params: idParams,
    answer: familyCard,
    handle: ({ ctx, params }) => openFamilyCard(ctx, params.id),
  }),
];
