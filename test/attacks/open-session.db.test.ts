import { randomBytes } from 'node:crypto';
import request, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isKnownBrowser, rememberBrowser } from '#domain/users/known-browsers';
import { sealSecret } from '#domain/users/second-factor/sealed-secret';
import { buildCentre, type TestCentre, type TestUser } from '../support/factories.ts';
import { buildSignInUser, openWebApp, PASSWORD, signedInBrowser, type Browser, type WebApp } from '../web/api/web-app.ts';
import { enrolFactor } from './authenticator.ts';

const PATIENCE_MS = 120_000;
const GUESSES = 24;
/** Wrong ones may be checked so often before anybody has to wait. */
const ALLOWED = 10;

let web: WebApp;
let centre: TestCentre;

beforeAll(async () => {
  web = await openWebApp();
  centre = await buildCentre(web.database.db);
}, PATIENCE_MS);
afterAll(() => web.close());

async function enter(role = 'director'): Promise<{ user: TestUser; browser: Browser }> {
  const user = await buildSignInUser(web, centre, role);
  return { user, browser: await signedInBrowser(web, user) };
}

const signIn = (user: TestUser, more: object = {}) =>
  request(web.app)
    .post('/api/sign-in')
    .send({ login: user.login, password: PASSWORD, ...more });

const markOf = (answer: Response): string => /known-browser=[\w-]+/.exec(String(answer.headers['set-cookie']))?.[0] ?? '';

/** Statuses of the guesses: 400 was looked at and wrong, 429 was not looked at. */
async function guess(attempt: (index: number) => Promise<{ readonly status: number }>): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < GUESSES; index += 1) statuses.push((await attempt(index)).status);
  return statuses;
}

describe('T-205 who holds an open sign-in of another person', () => {
  test(
    'and knows the password cannot guess the code, however often the password alone is shown in between',
    async () => {
      const { browser } = await enter();
      await enrolFactor(web, browser);

      const statuses = await guess(async (index) => {
        if (index % 4 === 0) await browser.post('/api/me/sign-ins/end', { password: PASSWORD });
        return browser.post('/api/me/second-factor/off', { password: PASSWORD, code: 'AAAA' });
      });

      expect(statuses.filter((status) => status === 400).length).toBeLessThanOrEqual(ALLOWED);
      expect(statuses.at(-1)).toBe(429);
    },
    PATIENCE_MS,
  );

  test(
    'cannot guess the code that a begun second factor waits for',
    async () => {
      const { browser } = await enter();
      await browser.post('/api/me/second-factor/start', { password: PASSWORD });

      const statuses = await guess(() => browser.post('/api/me/second-factor/confirm', { code: 'AAAA' }));

      expect(statuses.filter((status) => status === 400)).toHaveLength(ALLOWED);
      expect(statuses.at(-1)).toBe(429);
    },
    PATIENCE_MS,
  );

  test('of an administrator cannot give that account a password without the old one', async () => {
    const { user, browser } = await enter('administrator');
    const listed = await browser.post('/api/admin/users/search', { search: user.login });
    const { lastName, firstName, middleName, post, isSpecialist, isActive, version } = listed.body.items[0];
    const roles = [{ role: user.role, centreId: centre.centreId, unitId: null }];
    const fields = { lastName, firstName, middleName, post, isSpecialist, isActive, version, roles, centreId: centre.centreId };

    const answer = await browser.put(`/api/admin/users/${user.userId}`, { ...fields, newPassword: 'Чужая-Фраза-58-Ольха' });

    expect([answer.status, answer.body.error.code]).toEqual([409, 'OWN_ACCOUNT']);
    expect((await signIn(user)).status).toBe(200);
  });
});

describe('T-205 who has signed in with a password that is known to strangers', () => {
  test.each([
    [
      'a new password',
      (own: Browser) => own.post('/api/me/password', { password: PASSWORD, newPassword: 'Новая-Фраза-37-Клён' }),
    ],
    ['a second factor', (own: Browser) => enrolFactor(web, own)],
  ])(
    'has no guesses beyond those of strangers after %s, from however many browsers it was',
    async (_what, change) => {
      const { user, browser } = await enter();
      const marks: string[] = [];
      for (let index = 0; index < 4; index += 1) marks.push(markOf(await signIn(user)));

      await change(browser);
      const statuses: number[] = [];
      for (const mark of [...marks, ...marks, ...marks]) {
        const answer = await signIn(user, { password: 'не тот пароль' }).set('Cookie', mark);
        statuses.push(answer.status);
      }

      expect(marks.every((mark) => mark.length > 40)).toBe(true);
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
    },
    PATIENCE_MS,
  );

  test('leaves no more than twenty known browsers behind', async () => {
    const { user } = await enter();
    const ctx = { db: web.database.db, now: web.clock.now(), actor: { kind: 'system', id: 'test' } } as const;
    for (let index = 0; index < 30; index += 1) {
      const now = new Date(ctx.now.getTime() + index);
      await rememberBrowser({ ...ctx, now }, user.userId, `browser ${index}`);
    }

    expect(await web.database.db('app.known_browsers').where({ user_id: user.userId })).toHaveLength(20);
    expect(await isKnownBrowser(ctx, user.login, 'browser 29')).toBe(true);
  });
});

describe('T-205 a second factor whose secret cannot be read any more', () => {
  test('lets its owner in by a recovery code, and nobody by six digits', async () => {
    const { user, browser } = await enter();
    const { recoveryCodes } = await enrolFactor(web, browser);
    await web.database
      .db('app.second_factors')
      .where({ user_id: user.userId })
      .update({ sealed_secret: sealSecret('the key of a machine that is gone', user.userId, randomBytes(20)) });

    const digits = await signIn(user, { code: '123456' });
    const recovered = await signIn(user, { code: recoveryCodes[0] });

    expect([digits.status, digits.body.error.code]).toEqual([401, 'WRONG_CODE']);
    expect(recovered.status).toBe(200);
  });
});
