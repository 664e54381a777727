import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolFactor } from '../../attacks/authenticator.ts';
import { buildCentre, type TestCentre, type TestUser } from '../../support/factories.ts';
import { Browser, buildSignInUser, openWebApp, PASSWORD, signedInBrowser, type WebApp } from './web-app.ts';

const NEW_PASSWORD = 'Другая-Фраза-91-Ясень';
const PATIENCE_MS = 60_000;

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

const actionsOf = (user: TestUser): Promise<unknown[]> =>
  web.database.db('app.audit_events').where({ object_id: user.userId }).orderBy('id').pluck('action');

/** What the person was told, in the order in which it happened. */
const noticesOf = (user: TestUser): Promise<unknown[]> =>
  web.database.db('app.notifications').where({ user_id: user.userId }).orderBy('created_at').pluck('kind');

describe('T-205 the own password', () => {
  test('is changed by who knows the old one; the new one opens, the old one does not', async () => {
    const { user, browser } = await enter();

    const answer = await browser.post('/api/me/password', { password: PASSWORD, newPassword: NEW_PASSWORD });

    expect(answer.status).toBe(200);
    expect((await signIn(user)).status).toBe(401);
    expect((await signIn(user, { password: NEW_PASSWORD })).status).toBe(200);
    expect(await actionsOf(user)).toContain('user.password-changed');
    const { body } = await browser.get('/api/notifications');
    expect(body.items).toMatchObject([
      { kind: 'password-changed', title: expect.stringContaining('пароль изменён'), case: null },
    ]);
  });

  test.each([
    ['with a wrong old one', { password: 'не тот пароль' }, '/password'],
    ['into one of the leaked', { newPassword: 'Password2026!' }, '/newPassword'],
    ['into a short one', { newPassword: 'Ель-7' }, '/newPassword'],
    ['into itself', { newPassword: PASSWORD }, '/newPassword'],
  ])('is not changed %s', async (_what, fields, field) => {
    const { user, browser } = await enter();

    const answer = await browser.post('/api/me/password', { password: PASSWORD, newPassword: NEW_PASSWORD, ...fields });

    expect([answer.status, Object.keys(answer.body.error.fields)]).toEqual([400, [field]]);
    expect((await signIn(user)).status).toBe(200);
  });

  test(
    'is no place to guess from a sign-in that was left open',
    async () => {
      const { user, browser } = await enter();
      const guess = () => browser.post('/api/me/password', { password: 'не тот пароль', newPassword: NEW_PASSWORD });
      const statuses: number[] = [];
      for (let index = 0; index < 12; index += 1) statuses.push((await guess()).status);

      expect(statuses.filter((status) => status === 400)).toHaveLength(10);
      expect(statuses.slice(10)).toEqual([429, 429]);
      expect((await actionsOf(user)).filter((action) => action === 'identity.refused')).toHaveLength(10);
    },
    PATIENCE_MS,
  );
});

describe('T-205 the second factor', () => {
  test('asks for a code beside the password, and each code is good once', async () => {
    const { user, browser } = await enter();
    const { authenticator } = await enrolFactor(web, browser);

    const without = await signIn(user);
    const spent = await signIn(user, { code: authenticator.showCode() });
    const code = authenticator.waitForCode();
    const first = await signIn(user, { code });
    const second = await signIn(user, { code });
    const wrongPassword = await signIn(user, { password: 'не тот пароль', code: authenticator.waitForCode() });

    expect([without.status, without.body.error.code]).toEqual([401, 'SECOND_FACTOR_REQUIRED']);
    expect([spent.status, spent.body.error.code]).toEqual([401, 'WRONG_CODE']);
    expect(first.status).toBe(200);
    expect([second.status, second.body.error.code]).toEqual([401, 'WRONG_CODE']);
    expect([wrongPassword.status, wrongPassword.body.error.code]).toEqual([401, 'WRONG_CREDENTIALS']);
  });

  test('a code of two sign-ins at once opens one', async () => {
    const { user, browser } = await enter();
    const { recoveryCodes } = await enrolFactor(web, browser);
    const [code = ''] = recoveryCodes;

    const answers = await Promise.all([1, 2, 3].map(() => signIn(user, { code })));

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('a recovery code opens once, however it is typed, and is counted', async () => {
    const { user, browser } = await enter();
    const { recoveryCodes } = await enrolFactor(web, browser);
    const [code = ''] = recoveryCodes;

    const first = await signIn(user, { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` });
    const second = await signIn(user, { code });

    expect([first.status, second.status]).toEqual([200, 401]);
    expect((await browser.get('/api/me/access')).body.secondFactor).toMatchObject({ recoveryCodesLeft: 9 });
  });

  test('goes off again with password and code, and not with the password alone', async () => {
    const { user, browser } = await enter();
    const { authenticator } = await enrolFactor(web, browser);

    const alone = await browser.post('/api/me/second-factor/off', { password: PASSWORD });
    const wrong = await browser.post('/api/me/second-factor/off', { password: PASSWORD, code: '000000' });
    const off = await browser.post('/api/me/second-factor/off', { password: PASSWORD, code: authenticator.waitForCode() });

    expect([alone.status, Object.keys(alone.body.error.fields)]).toEqual([400, ['/code']]);
    expect([wrong.status, Object.keys(wrong.body.error.fields)]).toEqual([400, ['/code']]);
    expect(off.status).toBe(200);
    expect((await signIn(user)).status).toBe(200);
    expect(await actionsOf(user)).toEqual(expect.arrayContaining(['second-factor.enabled', 'second-factor.disabled']));
  });

  test('with new recovery codes the old ones open nothing', async () => {
    const { user, browser } = await enter();
    const { authenticator, recoveryCodes } = await enrolFactor(web, browser);

    const renewed = await browser.post('/api/me/second-factor/recovery-codes', {
      password: PASSWORD,
      code: authenticator.waitForCode(),
    });

    expect(renewed.body.recoveryCodes).toHaveLength(10);
    expect((await signIn(user, { code: recoveryCodes[0] })).status).toBe(401);
    expect((await signIn(user, { code: renewed.body.recoveryCodes[0] })).status).toBe(200);
  });

  test('is not begun anew over one in force, and not confirmed by a wrong code', async () => {
    const [{ browser }, other] = [await enter(), await enter()];
    await enrolFactor(web, browser);
    await other.browser.post('/api/me/second-factor/start', { password: PASSWORD });

    const again = await browser.post('/api/me/second-factor/start', { password: PASSWORD, code: 'none' });
    const wrong = await other.browser.post('/api/me/second-factor/confirm', { code: '000000' });

    expect(again.status).toBe(400);
    expect([wrong.status, Object.keys(wrong.body.error.fields)]).toEqual([400, ['/code']]);
    expect((await signIn(other.user)).status).toBe(200);
  });

  test('its secret and its codes stand nowhere in the clear', async () => {
    const { user, browser } = await enter();
    const begun = await browser.post('/api/me/second-factor/start', { password: PASSWORD });

    const rows: unknown[] = await web.database.db('app.second_factors').where({ user_id: user.userId });

    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(begun.body.secret);
    expect(web.logs.join('')).not.toContain(begun.body.secret);
  });
});

describe('T-019 T-205 an administrator', () => {
  test('takes a lost second factor away, and every sign-in of the person ends', async () => {
    const [{ user, browser }, administrator] = [await enter(), await enter('administrator')];
    await enrolFactor(web, browser);

    const listed = await administrator.browser.post('/api/admin/users/search', { search: user.login });
    const answer = await administrator.browser.post(`/api/admin/users/${user.userId}/second-factor/reset`);

    expect(listed.body.items).toMatchObject([{ id: user.userId, hasSecondFactor: true }]);
    expect(answer.status).toBe(200);
    expect((await browser.get('/api/me')).status).toBe(401);
    expect((await signIn(user)).status).toBe(200);
    expect(await actionsOf(user)).toContain('second-factor.reset');
    expect(await noticesOf(user)).toEqual(['second-factor-on', 'second-factor-off']);
  });

  test('does not take the own one, one of another centre, or one that is not there', async () => {
    const elsewhere = await buildCentre(web.database.db);
    const administrator = await enter('administrator');
    const stranger = await buildSignInUser(web, elsewhere, 'director');
    const { user } = await enter();
    const reset = (userId: string) => administrator.browser.post(`/api/admin/users/${userId}/second-factor/reset`);

    expect((await reset(administrator.user.userId)).body.error.code).toBe('OWN_ACCOUNT');
    expect((await reset(stranger.userId)).status).toBe(404);
    expect((await reset(user.userId)).body.error.code).toBe('SECOND_FACTOR_OFF');
  });
});

describe('T-205 the list of own sign-ins', () => {
  test('names each with its browser, and only the own ones', async () => {
    const { user, browser } = await enter();
    await enter();
    await request(web.app)
      .post('/api/sign-in')
      .set('User-Agent', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0')
      .send({ login: user.login, password: PASSWORD });

    const { body } = await browser.get('/api/me/access');

    expect(body.login).toBe(user.login);
    expect(body.signIns).toHaveLength(2);
    expect(body.signIns).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ browser: 'Firefox, Windows', isPresent: false }),
        expect.objectContaining({ browser: 'Неизвестный браузер', isPresent: true }),
      ]),
    );
  });

  test('ends none without the password, and none of others', async () => {
    const [first, second] = [await enter(), await enter()];
    const { body } = await second.browser.get('/api/me/access');

    const without = await first.browser.post('/api/me/sign-ins/end', { password: 'не тот пароль' });
    const foreign = await first.browser.post('/api/me/sign-ins/end', { password: PASSWORD, id: body.signIns[0].id });

    expect([without.status, foreign.status]).toEqual([400, 404]);
    expect((await second.browser.get('/api/me')).status).toBe(200);
  });
});
