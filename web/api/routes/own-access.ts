import { done } from '#contract/common';
import {
  begunSecondFactor,
  confirmSecondFactorRequest,
  enabledSecondFactor,
  endOwnSignInsRequest,
  identityRequest,
  ownAccess,
  ownPasswordRequest,
  recoveryCodes,
  renewedSignIn,
} from '#contract/own-access';
import { changeOwnPassword } from '#domain/users/change-own-password';
import { confirmPassword } from '#domain/users/confirm-identity';
import { endOtherSignIns } from '#domain/users/end-other-sign-ins';
import { endSignIn } from '#domain/users/end-sign-in';
import { rememberBrowser } from '#domain/users/known-browsers';
import { getOwnAccess } from '#domain/users/own-access-view';
import { confirmSecondFactor } from '#domain/users/second-factor/confirm-second-factor';
import { renewRecoveryCodes } from '#domain/users/second-factor/renew-recovery-codes';
import { startSecondFactor } from '#domain/users/second-factor/start-second-factor';
import { turnOffSecondFactor } from '#domain/users/second-factor/turn-off-second-factor';
import type { SignInLimits } from '../limit-sign-in.ts';
import { signedIn } from '../policy.ts';
import { defineRoute, type Route } from '../route.ts';
import type { Services } from '../services.ts';

/** A person's own sign-in: password, second factor, open browsers. Every change asks anew who it is, a few times at most (T-205). */
export function ownAccessRoutes(limits: SignInLimits): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/api/me/access',
      summary: 'Мой вход: пароль, второй фактор, открытые входы',
      policy: signedIn,
      answer: ownAccess,
      async handle({ ctx, signIn }) {
        const { signIns, ...access } = await getOwnAccess(ctx);
        const presentId = signIn.publicId();
        return { ...access, signIns: signIns.map((each) => ({ ...each, isPresent: each.id === presentId })) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/me/password',
      summary: 'Сменить свой пароль: другие входы прекращаются',
      policy: signedIn,
      body: ownPasswordRequest,
      answer: renewedSignIn,
      async handle({ ctx, person, body, services, signIn }) {
        const user = await counted(limits, person.id, () => changeOwnPassword(ctx, body, keyOf(services)));
        await rememberBrowser(ctx, person.id, signIn.keepBrowserId());
        return { csrfToken: await signIn.begin(user) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/me/sign-ins/end',
      summary: 'Завершить один из своих входов или все другие',
      policy: signedIn,
      body: endOwnSignInsRequest,
      answer: done,
      async handle({ ctx, person, body, signIn }) {
        await limits.countOwnTry(person.id);
        await confirmPassword(ctx, body.password);
        // Who knows the password alone must not make room for more guesses of the code.
        await limits.forgiveOwnTry(person.id);
        if (body.id === undefined) await endOtherSignIns(ctx, signIn.publicId());
        else await endSignIn(ctx, body.id);
        return { state: 'done' };
      },
    }),
    ...secondFactorRoutes(limits),
  ];
}

function secondFactorRoutes(limits: SignInLimits): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/api/me/second-factor/start',
      summary: 'Начать включение второго фактора: секрет для приложения-аутентификатора',
      policy: signedIn,
      body: identityRequest,
      answer: begunSecondFactor,
      handle: ({ ctx, person, body, services }) =>
        counted(limits, person.id, () => startSecondFactor(ctx, body, keyOf(services))),
    }),
    defineRoute({
      method: 'post',
      path: '/api/me/second-factor/confirm',
      summary: 'Включить второй фактор кодом из приложения; другие входы прекращаются',
      policy: signedIn,
      body: confirmSecondFactorRequest,
      answer: enabledSecondFactor,
      async handle({ ctx, person, body, services, signIn }) {
        const enabled = await counted(limits, person.id, () => confirmSecondFactor(ctx, body, keyOf(services)));
        const { recoveryCodes: codes, ...user } = enabled;
        await rememberBrowser(ctx, person.id, signIn.keepBrowserId());
        return { recoveryCodes: [...codes], csrfToken: await signIn.begin(user) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/me/second-factor/recovery-codes',
      summary: 'Получить новые резервные коды вместо прежних',
      policy: signedIn,
      body: identityRequest,
      answer: recoveryCodes,
      async handle({ ctx, person, body, services }) {
        const renewed = await counted(limits, person.id, () => renewRecoveryCodes(ctx, body, keyOf(services)));
        return { recoveryCodes: [...renewed.recoveryCodes] };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/me/second-factor/off',
      summary: 'Отключить второй фактор; другие входы прекращаются',
      policy: signedIn,
      body: identityRequest,
      answer: renewedSignIn,
      async handle({ ctx, person, body, services, signIn }) {
        const user = await counted(limits, person.id, () => turnOffSecondFactor(ctx, body, keyOf(services)));
        return { csrfToken: await signIn.begin(user) };
      },
    }),
  ];
}

/** What seals the secrets of authenticators; it stands beside the database, not in it. */
function keyOf({ settings }: Services): string {
  return settings.signInSecret;
}

async function counted<Result>(limits: SignInLimits, userId: string, act: () => Promise<Result>): Promise<Result> {
  await limits.countOwnTry(userId);
  const result = await act();
  await limits.forgetOwnTries(userId);
  return result;
}
