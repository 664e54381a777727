import { done } from '#contract/common';
import { agencyAnswerRequest, agencyView } from '#contract/engagements';
import { answerAgencyLink, attachAgencyFile } from '#domain/engagements/answer-agency-link';
import { openAgencyLink } from '#domain/engagements/open-agency-link';
import { invalidInput } from '#domain/errors';
import { byLink } from '../policy.ts';
import { defineLinkRoute, type Route } from '../route.ts';

/** What an organisation may do by the link of one measure, without a sign-in (T-076, T-194). */
export const agencyRoutes: readonly Route[] = [
  defineLinkRoute({
    method: 'post',
    path: '/api/agency/open',
    summary: 'О чём центр просит организацию',
    policy: byLink,
    answer: agencyView,
    handle: ({ ctx, open }) => openAgencyLink(ctx, open),
  }),
  defineLinkRoute({
    method: 'post',
    path: '/api/agency/files',
    summary: 'Приложить один файл к ответу организации',
    policy: byLink,
    takes: 'file',
    answer: done,
    async handle({ ctx, open, file, services }) {
      if (!file) throw invalidInput('Приложите файл.', { '/file': 'Выберите файл.' });
      await attachAgencyFile(ctx, { dir: services.settings.filesDir }, open, file);
      return { state: 'done' };
    },
  }),
  defineLinkRoute({
    method: 'post',
    path: '/api/agency/answer',
    summary: 'Ответ организации: один раз, его подтверждает куратор',
    policy: byLink,
    body: agencyAnswerRequest,
    answer: done,
    async handle({ ctx, open, body }) {
      await answerAgencyLink(ctx, open, body);
      return { state: 'done' };
    },
  }),
];
