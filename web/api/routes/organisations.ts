import { done, idParams } from '#contract/common';
import {
  changeOrganisationRequest,
  coExecutorKindList,
  mapCoExecutorKindRequest,
  organisationListQuery,
  organisationPage,
  organisationSaved,
  saveOrganisationRequest,
} from '#contract/organisations';
import { listCoExecutorKinds, mapCoExecutorKind } from '#domain/organisations/map-co-executor-kind';
import { listOrganisationPage } from '#domain/organisations/organisation-view';
import { changeOrganisation, createOrganisation } from '#domain/organisations/save-organisation';
import { defineListRoutes } from '../list-routes.ts';
import { paginate } from '../paginate.ts';
import { staff, withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const keepers = withRight(['organisation.manage', 'do']);

export const organisationRoutes = [
  ...defineListRoutes({
    path: '/api/organisations',
    summary: 'Справочник организаций',
    policy: staff,
    query: organisationListQuery,
    answer: organisationPage,
    list: ({ ctx, query, search }) =>
      listOrganisationPage(ctx, { search, kind: query.kind, withRetired: query.retired === 'true' }, paginate(query.page)),
  }),
  defineRoute({
    method: 'post',
    path: '/api/organisations',
    summary: 'Добавить организацию, волонтёра или иного помощника в справочник',
    policy: keepers,
    body: saveOrganisationRequest,
    answer: organisationSaved,
    success: 'created',
    handle: ({ ctx, body }) => createOrganisation(ctx, body),
  }),
  defineRoute({
    method: 'put',
    path: '/api/organisations/:id',
    summary: 'Изменить запись справочника или вывести её из работы',
    policy: keepers,
    params: idParams,
    body: changeOrganisationRequest,
    answer: organisationSaved,
    async handle({ ctx, params, body }) {
      await changeOrganisation(ctx, { ...body, id: params.id });
      return { id: params.id };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/co-executor-kinds',
    summary: 'К какому виду соисполнителей относится каждый вид организаций',
    policy: staff,
    answer: coExecutorKindList,
    handle: async ({ ctx }) => ({ items: await listCoExecutorKinds(ctx) }),
  }),
  defineRoute({
    method: 'put',
    path: '/api/co-executor-kinds',
    summary: 'Отнести вид организаций к другому виду соисполнителей',
    policy: withRight(['settings.manage', 'do']),
    body: mapCoExecutorKindRequest,
    answer: done,
    async handle({ ctx, body }) {
      await mapCoExecutorKind(ctx, body);
      return { state: 'done' };
    },
  }),
];
