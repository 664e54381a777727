import { addDocumentRequest, recordList, recordVisitRequest } from '#contract/assessment';
import { assessmentRecord, recordParams, recordQuery } from '#contract/cases';
import { done, idParams } from '#contract/common';
import { addPersonalDocument } from '#domain/assessment/add-personal-document';
import { openCollected } from '#domain/assessment/collected-view';
import { openAssessmentRecord } from '#domain/assessment/record-view';
import { recordVisit } from '#domain/visits/record-visit';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const readers = withRight(['assessment.gather', 'read']);
const gatherers = withRight(['assessment.gather', 'do']);

export const assessmentRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/records',
    summary: 'Собранные сведения о семье',
    policy: readers,
    params: idParams,
    answer: recordList,
    handle: ({ ctx, params }) => openCollected(ctx, params.id),
  }),
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/records/:recordId',
    summary: 'Открыть закрытые сведения с указанием цели',
    policy: readers,
    params: recordParams,
    query: recordQuery,
    answer: assessmentRecord,
    handle: ({ ctx, params, query }) =>
      openAssessmentRecord(ctx, { caseId: params.id, recordId: params.recordId, purpose: query.purpose }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/personal-documents',
    summary: 'Внести личный документ члена семьи',
    policy: gatherers,
    params: idParams,
    body: addDocumentRequest,
    answer: done,
    success: 'created',
    async handle({ ctx, params, body }) {
      await addPersonalDocument(ctx, { ...body, caseId: params.id });
      return { state: 'done' as const };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/visits',
    summary: 'Внести посещение семьи',
    policy: gatherers,
    params: idParams,
    body: recordVisitRequest,
    answer: done,
    success: 'created',
    async handle({ ctx, params, body }) {
      await recordVisit(ctx, { ...body, caseId: params.id });
      return { state: 'done' as const };
    },
  }),
];
