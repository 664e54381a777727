import { addDocumentTypeRequest, documentTypeAdded, documentTypeList, endDocumentTypeRequest } from '#contract/checklists';
import { done, idParams } from '#contract/common';
import { addDocumentType } from '#domain/checklists/add-document-type';
import { listDocumentTypes } from '#domain/checklists/document-type-view';
import { endDocumentType } from '#domain/checklists/end-document-type';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const policy = withRight(['settings.manage', 'do']);

export const checklistRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/admin/document-types',
    summary: 'Перечни документов',
    policy,
    answer: documentTypeList,
    handle: ({ ctx, person }) => listDocumentTypes(ctx, person.centreId),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/document-types',
    summary: 'Внести документ в перечень',
    policy,
    body: addDocumentTypeRequest,
    answer: documentTypeAdded,
    success: 'created',
    handle: ({ ctx, body }) => addDocumentType(ctx, body),
  }),
  defineRoute({
    method: 'post',
    path: '/api/admin/document-types/:id/end',
    summary: 'Исключить документ из перечня с указанного дня',
    policy,
    params: idParams,
    body: endDocumentTypeRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await endDocumentType(ctx, { ...body, documentTypeId: params.id });
      return { state: 'done' as const };
    },
  }),
];
