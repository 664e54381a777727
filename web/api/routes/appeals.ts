import {
  appealCard,
  appealFormQuery,
  appealListQuery,
  appealPage,
  closeAppealRequest,
  compareAppealAnswer,
  compareAppealRequest,
  correctReceiptRequest,
  noteAnswerRequest,
  registerAppealAnswer,
  registerAppealRequest,
} from '#contract/appeals';
import { done, idParams } from '#contract/common';
import { formHints, formHintsRequest, startFormAnswer } from '#contract/tasks';
import { getForm } from '#domain/forms/read-form';
import { noteAnswerSent } from '#domain/intake/answer-sender';
import { openAppealCard } from '#domain/intake/appeal-card-view';
import { APPEAL_FORM_KEY, prepareAppealForm, submitAppealForm } from '#domain/intake/appeal-form';
import { listAppeals } from '#domain/intake/appeal-list-view';
import { closeAppeal } from '#domain/intake/close-appeal';
import { compareAppeal } from '#domain/intake/compare-appeal';
import { correctReceipt } from '#domain/intake/correct-receipt';
import { hintAppeal } from '#domain/intake/hint-appeal';
import { paginate } from '../paginate.ts';
import { withRight } from '../policy.ts';
import { presentPrepared } from '../presenters/present-task.ts';
import { presentRegistered } from '../presenters/present-registered.ts';
import { defineRoute } from '../route.ts';

const registrars = withRight(['appeal.register', 'do']);
const readers = withRight(['appeal.register', 'do'], ['appeal.register', 'read']);

export const appealRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/forms/register-appeal',
    summary: 'Форма регистрации обращения',
    policy: registrars,
    query: appealFormQuery,
    answer: startFormAnswer,
    handle: async ({ ctx, query }) => ({
      form: getForm(APPEAL_FORM_KEY),
      prepared: presentPrepared(await prepareAppealForm(ctx, query.received)),
    }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/forms/register-appeal/hints',
    summary: 'Подсказки к заполняемому обращению',
    policy: registrars,
    body: formHintsRequest,
    answer: formHints,
    handle: async ({ ctx, body }) => ({ items: [...(await hintAppeal(ctx, body.data))] }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/appeals',
    summary: 'Обращения отделения или центра',
    policy: readers,
    query: appealListQuery,
    answer: appealPage,
    handle: ({ ctx, query }) => listAppeals(ctx, query, paginate(query.page)),
  }),
  defineRoute({
    method: 'post',
    path: '/api/appeals/duplicates',
    summary: 'Похожие семьи центра и центр района проживания',
    policy: registrars,
    body: compareAppealRequest,
    answer: compareAppealAnswer,
    handle: async ({ ctx, body }) => {
      const { families, otherDistrict } = await compareAppeal(ctx, body);
      return { families: [...families].map((family) => ({ ...family, matches: [...family.matches] })), otherDistrict };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/appeals',
    summary: 'Зарегистрировать обращение: открыть дело, приобщить к открытому или передать в другой центр',
    policy: registrars,
    body: registerAppealRequest,
    answer: registerAppealAnswer,
    success: 'created',
    async handle({ ctx, body: { formVersion, data, ...choices }, services }) {
      return presentRegistered(services, await submitAppealForm(ctx, { formVersion, data, choices }));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/appeals/:id',
    summary: 'Карточка обращения',
    policy: readers,
    params: idParams,
    answer: appealCard,
    handle: ({ ctx, params }) => openAppealCard(ctx, params.id),
  }),
  defineRoute({
    method: 'post',
    path: '/api/appeals/:id/close',
    summary: 'Закрыть поступившее обращение без дела',
    policy: withRight(['appeal.close', 'do']),
    params: idParams,
    body: closeAppealRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await closeAppeal(ctx, { appealId: params.id, ...body });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/appeals/:id/receipt-correction',
    summary: 'Исправить дату поступления обращения с указанием причины',
    policy: withRight(['receipt.correct', 'do']),
    params: idParams,
    body: correctReceiptRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await correctReceipt(ctx, { appealId: params.id, ...body });
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/appeals/:id/answers',
    summary: 'Отметить отправку ответа отправителю сообщения',
    policy: registrars,
    params: idParams,
    body: noteAnswerRequest,
    answer: done,
    async handle({ ctx, params, body }) {
      await noteAnswerSent(ctx, { appealId: params.id, ...body });
      return { state: 'done' };
    },
  }),
];
