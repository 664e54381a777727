import { idParams } from '#contract/common';
import { documentContentQuery, documentList, documentUploaded, uploadDocumentRequest } from '#contract/documents';
import { listDocuments, readDocument } from '#domain/documents/read-document';
import { uploadDocument } from '#domain/documents/upload-document';
import { invalidInput } from '#domain/errors';
import { withRight } from '../policy.ts';
import { defineRoute, FileAnswer } from '../route.ts';

const readers = withRight(['family.read', 'read']);

export const documentRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/documents',
    summary: 'Документы дела',
    policy: readers,
    params: idParams,
    answer: documentList,
    handle: async ({ ctx, params }) => ({ items: await listDocuments(ctx, params.id) }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/documents',
    summary: 'Загрузить документ: PDF, JPEG или PNG до 20 МБ',
    policy: withRight(['document.upload', 'do']),
    params: idParams,
    body: uploadDocumentRequest,
    answer: documentUploaded,
    success: 'created',
    takes: 'file',
    handle({ ctx, params, body, file, services }) {
      if (!file) throw invalidInput('Приложите файл.', { '/file': 'Выберите файл.' });
      const store = { dir: services.settings.filesDir };
      return uploadDocument(ctx, store, { ...body, ...file, caseId: params.id });
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/documents/:id/content',
    summary: 'Скачать документ с указанием цели',
    policy: readers,
    params: idParams,
    query: documentContentQuery,
    answer: documentUploaded,
    gives: 'file',
    async handle({ ctx, params, query, services }) {
      const store = { dir: services.settings.filesDir };
      return new FileAnswer(await readDocument(ctx, store, { documentId: params.id, purpose: query.purpose }));
    },
  }),
];
