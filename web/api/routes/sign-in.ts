import { done } from '#contract/common';
import { me, signInRequest, signUndertakingRequest, undertaking } from '#contract/sign-in';
import { undertakingList } from '#contract/users';
import { rememberBrowser } from '#domain/users/known-browsers';
import { findPersonAtWork } from '#domain/users/person-at-work';
import { findUndertakingSignature, listUndertakings, signUndertaking, undertakingText } from '#domain/users/undertaking';
import { recordEvent } from '#domain/audit/record-event';
import { admitSignIn } from '../admit-sign-in.ts';
import { centreOfRight } from '../centre-of-right.ts';
import type { SignInLimits } from '../limit-sign-in.ts';
import { everyone, signedIn, withRight } from '../policy.ts';
import { presentMe } from '../presenters/present-me.ts';
import { definePublicRoute, defineRoute, type Route } from '../route.ts';

/** Signing in and out, the person's own page, and the undertaking that stands before everything else. */
export function signInRoutes(limits: SignInLimits): Route[] {
  return [
    definePublicRoute({
      method: 'post',
      path: '/api/sign-in',
      summary: 'Войти',
      policy: everyone,
      body: signInRequest,
      answer: me,
      async handle({ ctx, body, signIn, services }) {
        const attempt = { ...body, browserId: signIn.browserId() };
        const user = await admitSignIn(ctx, attempt, { limits, factorKey: services.settings.signInSecret });
        const person = await findPersonAtWork(ctx, user.id);
        if (!person) throw new Error('the user was switched off while signing in');
        await rememberBrowser(ctx, user.id, signIn.keepBrowserId());
        return presentMe(ctx, person, await signIn.begin(user));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/sign-out',
      summary: 'Выйти',
      policy: signedIn,
      answer: done,
      async handle({ ctx, person, signIn }) {
        await signIn.end();
        await recordEvent(ctx, { action: 'sign-in.ended', objectKind: 'user', objectId: person.id });
        return { state: 'done' };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/me',
      summary: 'Кто я и что мне доступно',
      policy: signedIn,
      answer: me,
      handle: ({ ctx, person, signIn }) => presentMe(ctx, person, signIn.csrfToken()),
    }),
    ...undertakingRoutes,
  ];
}

const undertakingRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/undertaking',
    summary: 'Текст обязательства о неразглашении',
    policy: signedIn,
    answer: undertaking,
    async handle({ ctx }) {
      const signedAt = await findUndertakingSignature(ctx);
      return { ...undertakingText, paragraphs: [...undertakingText.paragraphs], signedAt: signedAt?.toISOString() ?? null };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/undertaking',
    summary: 'Подписать обязательство о неразглашении',
    policy: signedIn,
    body: signUndertakingRequest,
    answer: done,
    async handle({ ctx, body }) {
      await signUndertaking(ctx, body.version);
      return { state: 'done' };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/undertakings',
    summary: 'Кто из сотрудников центра подписал обязательство',
    policy: withRight(['undertaking.oversee', 'do']),
    answer: undertakingList,
    handle: async ({ ctx, person }) => ({
      items: [...(await listUndertakings(ctx, centreOfRight(person, 'undertaking.oversee', 'do')))],
    }),
  }),
];
