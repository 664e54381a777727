import { organisationListQuery, organisationPage } from '#contract/organisations';
import { listOrganisationPage } from '#domain/organisations/organisation-view';
import { paginate } from '../paginate.ts';
import { staff } from '../policy.ts';
import { defineRoute } from '../route.ts';

export const organisationRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/organisations',
    summary: 'Справочник организаций',
    policy: staff,
    query: organisationListQuery,
    answer: organisationPage,
    handle: ({ ctx, query }) => listOrganisationPage(ctx, query.search, paginate(query.page)),
  }),
];
