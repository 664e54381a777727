import type { z } from 'zod';
import { idParams } from '#contract/common';
import { registerEntryAnswer, registerExportQuery, registerPage, registerQuery } from '#contract/register';
import { exportRegister } from '#domain/register/export-register';
import { openRegisterEntry } from '#domain/register/open-register-entry';
import { listRegister, listRegisterFilters, type RegisterFilter } from '#domain/register/register-list-view';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { defineRoute, FileAnswer } from '../route.ts';

const readers = withRight(['register.read', 'read']);

export const registerRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/register',
    summary: 'Ведомственный учет семей',
    policy: readers,
    query: registerQuery,
    answer: registerPage,
    async handle({ ctx, query: { page, ...query } }) {
      return { ...(await listRegister(ctx, filterOf(query), paginate(page))), filters: await listRegisterFilters(ctx) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/register/export',
    summary: 'Выгрузить ведомственный учет для электронной таблицы',
    policy: readers,
    query: registerExportQuery,
    answer: registerPage,
    gives: 'file',
    handle: async ({ ctx, query }) => new FileAnswer(await exportRegister(ctx, filterOf(query))),
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/register',
    summary: 'Строка ведомственного учета по делу с историей состояний',
    policy: readers,
    params: idParams,
    answer: registerEntryAnswer,
    handle: ({ ctx, params }) => openRegisterEntry(ctx, params.id),
  }),
];

const filterOf = ({ centre, curator, ...query }: z.output<typeof registerExportQuery>): RegisterFilter => ({
  ...query,
  centreId: centre,
  curatorId: curator,
});
