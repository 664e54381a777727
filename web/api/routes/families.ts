import { idParams } from '#contract/common';
import { familyCard, familyListQuery, familyPage } from '#contract/families';
import { listFamilies, openFamilyCard } from '#domain/families/family-view';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const policy = withRight(['family.read', 'read']);

export const familyRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/families',
    summary: 'Семьи, доступные сотруднику',
    policy,
    query: familyListQuery,
    answer: familyPage,
    handle: ({ ctx, query }) => listFamilies(ctx, query.search, paginate(query.page)),
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
