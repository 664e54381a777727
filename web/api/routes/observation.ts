import { done, idParams } from '#contract/common';
import { dynamicsRecorded, observation, recordConsultationRequest, recordDynamicsRequest } from '#contract/observation';
import { openObservation } from '#domain/observation/observation-view';
import { recordConsultation } from '#domain/observation/record-consultation';
import { recordDynamics } from '#domain/observation/record-dynamics';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const keepers = withRight(['observation.keep', 'do']);

export const observationRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/cases/:id/observation',
    summary: 'Наблюдение за семьёй: дневник динамики, консультирование, посещения',
    policy: withRight(['observation.keep', 'read']),
    params: idParams,
    answer: observation,
    handle: ({ ctx, params }) => openObservation(ctx, params.id),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/dynamics',
    summary: 'Внести запись в дневник динамики',
    policy: keepers,
    params: idParams,
    body: recordDynamicsRequest,
    answer: dynamicsRecorded,
    success: 'created',
    handle: ({ ctx, params, body }) => recordDynamics(ctx, { ...body, caseId: params.id }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/cases/:id/consultations',
    summary: 'Записать консультирование семьи',
    policy: keepers,
    params: idParams,
    body: recordConsultationRequest,
    answer: done,
    success: 'created',
    async handle({ ctx, params, body }) {
      await recordConsultation(ctx, { ...body, caseId: params.id });
      return { state: 'done' as const };
    },
  }),
];
