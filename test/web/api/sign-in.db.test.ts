import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCentre, type TestCentre } from '../../support/factories.ts';
import { Browser, buildSignInUser, openWebApp, PASSWORD, signedInBrowser, type WebApp } from './web-app.ts';

let web: WebApp;
let centre: TestCentre;

beforeAll(async () => {
  web = await openWebApp();
  centre = await buildCentre(web.database.db);
});
afterAll(() => web.close());

const cookieOf = (answer: request.Response): string => /sign-in=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';

describe('signing in', () => {
  test('a person signs in and learns who they are and what opens for them', async () => {
    const curator = await buildSignInUser(web, centre, 'curator');

    const answer = await new Browser(web.app).signIn(curator.login);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      user: { id: curator.userId, name: 'Иванова Мария Петровна', shortName: 'Иванова М. П.' },
      centre: { id: centre.centreId, isDemo: false },
      roles: [{ role: 'curator' }],
      undertakingSigned: true,
    });
    expect(answer.body.sections).toEqual(expect.arrayContaining(['tasks', 'measures', 'reports']));
    expect(answer.body.sections).not.toContain('administration');
    expect(answer.body.sections).not.toContain('control');
  });

  test('the cookie is for the server only and the login does not mind capitals', async () => {
    const curator = await buildSignInUser(web, centre, 'curator');

    const answer = await new Browser(web.app).signIn(curator.login.toUpperCase());

    expect(answer.status).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(/(?<![-\w])sign-in=.*Path=\/.*HttpOnly.*SameSite=Lax/);
  });

  test('behind https the cookie is bound to the host and never travels in the clear', async () => {
    const secure = await openWebApp({ publicOrigin: 'https://support.example' });
    const user = await buildSignInUser(secure, await buildCentre(secure.database.db), 'curator');

    const answer = await request(secure.app)
      .post('/api/sign-in')
      .set('X-Forwarded-Proto', 'https')
      .send({ login: user.login, password: PASSWORD });
    await secure.close();

    expect(String(answer.headers['set-cookie'])).toMatch(/__Host-sign-in=.*Secure/);
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
  });

  test.each([
    ['a wrong password', { password: 'не тот пароль' }],
    ['an unknown login', { login: 'nobody-here' }],
  ])('%s is refused with the same words', async (_what, change) => {
    const curator = await buildSignInUser(web, centre, 'curator');

    const answer = await request(web.app)
      .post('/api/sign-in')
      .send({ login: curator.login, password: PASSWORD, ...change });

    expect(answer.status).toBe(401);
    expect(answer.body.error).toMatchObject({ code: 'WRONG_CREDENTIALS', message: 'Неверный логин или пароль.' });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('success and refusal both leave a trace with the address and without the login', async () => {
    const curator = await buildSignInUser(web, centre, 'curator');
    await request(web.app).post('/api/sign-in').send({ login: curator.login, password: 'не тот' });
    await new Browser(web.app).signIn(curator.login);

    const events: unknown[] = await web.database
      .db('app.audit_events')
      .where({ object_id: curator.userId })
      .orderBy('id')
      .select('action', 'address');

    expect(events).toEqual([
      { action: 'sign-in.refused', address: expect.stringContaining('127.0.0.1') },
      { action: 'sign-in.succeeded', address: expect.stringContaining('127.0.0.1') },
    ]);
    expect(web.logs.join('')).not.toContain(curator.login);
  });
});

describe('the limit of tries', () => {
  test('after five wrong passwords even the right one waits, whatever address the client pretends', async () => {
    const curator = await buildSignInUser(web, centre, 'curator');
    const tryWith = (password: string, pretended: string) =>
      request(web.app).post('/api/sign-in').set('X-Forwarded-For', pretended).send({ login: curator.login, password });
    for (let index = 0; index < 5; index += 1) expect((await tryWith('не тот', `10.0.0.${index}`)).status).toBe(401);

    const answer = await tryWith(PASSWORD, '10.0.0.99');

    expect(answer.status).toBe(429);
    expect(answer.body.error.code).toBe('TOO_MANY_ATTEMPTS');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('tries sent at once are all counted', async () => {
    const curator = await buildSignInUser(web, centre, 'curator');

    const answers = await Promise.all(
      Array.from({ length: 20 }, () => request(web.app).post('/api/sign-in').send({ login: curator.login, password: 'не тот' })),
    );

    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(15);
  });

  test('one account locked for a while does not lock another', async () => {
    const [first, second] = [await buildSignInUser(web, centre, 'curator'), await buildSignInUser(web, centre, 'curator')];
    for (let index = 0; index < 6; index += 1)
      await request(web.app).post('/api/sign-in').send({ login: first.login, password: 'не тот' });

    const answer = await new Browser(web.app).signIn(second.login);

    expect(answer.status).toBe(200);
  });

  test('one password on every login is stopped for the address, and right passwords do not count', async () => {
    const own = await openWebApp();
    const curator = await buildSignInUser(own, await buildCentre(own.database.db), 'curator');
    const spray = (index: number) =>
      request(own.app)
        .post('/api/sign-in')
        .send({ login: `login-${index}`, password: 'Весна2026' });
    const answers: number[] = [];
    for (let index = 0; index < 99; index += 1) answers.push((await spray(index)).status);
    for (let index = 0; index < 3; index += 1) expect((await new Browser(own.app).signIn(curator.login)).status).toBe(200);

    const [last, next] = [await spray(99), await spray(100)];
    await own.close();

    expect(new Set(answers)).toEqual(new Set([401]));
    expect([last.status, next.status]).toEqual([401, 429]);
  }, 120_000);

  test('the table of tries keeps no login in the clear', async () => {
    const curator = await buildSignInUser(web, centre, 'curator');
    await request(web.app).post('/api/sign-in').send({ login: curator.login, password: 'не тот' });

    const keys: unknown[] = await web.database.db('app.sign_in_attempts').pluck('key');

    expect(keys.length).toBeGreaterThan(0);
    expect(keys.join(' ')).not.toContain(curator.login);
  });
});

describe('the life of a sign-in', () => {
  test('an identifier planted before signing in is worth nothing afterwards', async () => {
    const [victim, attacker] = [await buildSignInUser(web, centre, 'curator'), await buildSignInUser(web, centre, 'curator')];
    const planted = cookieOf(await new Browser(web.app).signIn(attacker.login));

    const answer = await request(web.app)
      .post('/api/sign-in')
      .set('Cookie', `sign-in=${planted}`)
      .send({ login: victim.login, password: PASSWORD });
    const withPlanted = await request(web.app).get('/api/me').set('Cookie', `sign-in=${planted}`);

    expect(cookieOf(answer)).not.toBe(planted);
    expect(withPlanted.status).toBe(401);
  });

  test('signing out ends it on the server', async () => {
    const curator = await buildSignInUser(web, centre, 'curator');
    const browser = new Browser(web.app);
    const cookie = cookieOf(await browser.signIn(curator.login));

    expect((await browser.post('/api/sign-out')).status).toBe(200);

    expect((await request(web.app).get('/api/me').set('Cookie', `sign-in=${cookie}`)).status).toBe(401);
  });

  test.each([
    ['switched off', { is_active: false }],
    ['given other rights or another password', { access_version: 2 }],
  ])('a person who is %s is out at once', async (_what, change) => {
    const curator = await buildSignInUser(web, centre, 'curator');
    const browser = await signedInBrowser(web, curator);
    expect((await browser.get('/api/me')).status).toBe(200);

    await web.database.db('app.users').where({ id: curator.userId }).update(change);

    expect((await browser.get('/api/me')).status).toBe(401);
    await web.database.db('app.users').where({ id: curator.userId }).update({ is_active: true, access_version: 1 });
    expect((await browser.get('/api/me')).status).toBe(401);
  });

  test('a browser with a sign-in that ended signs in anew at once', async () => {
    const curator = await buildSignInUser(web, centre, 'curator');
    const browser = await signedInBrowser(web, curator);
    await web.database.db('app.users').where({ id: curator.userId }).update({ access_version: 2 });

    expect((await browser.signIn(curator.login)).status).toBe(200);
    expect((await browser.get('/api/me')).status).toBe(200);
  });

  test('it ends an hour after the last request and twelve hours after it began', async () => {
    const curator = await buildSignInUser(web, centre, 'curator');
    const browser = new Browser(web.app);
    const idle = await browser.signIn(curator.login);
    const expires = new Date(/sign-in=.*Expires=([^;]+)/.exec(String(idle.headers['set-cookie']))?.[1] ?? '').getTime();
    expect(expires - Date.now()).toBeLessThanOrEqual(60 * 60 * 1000 + 1000);

    web.clock.moveBy({ hours: 12 });

    expect((await browser.get('/api/me')).status).toBe(401);
  });
});

describe('the undertaking', () => {
  test('T-192 without it a person gets nothing but the undertaking, and everything of the role after signing', async () => {
    const newcomer = await buildSignInUser(web, centre, 'director', { undertaking_signed_at: null });
    const browser = await signedInBrowser(web, newcomer);

    const me = await browser.get('/api/me');
    expect(me.body).toMatchObject({ undertakingSigned: false, sections: [] });
    const refused = await browser.get('/api/undertakings');
    expect([refused.status, refused.body.error.code]).toEqual([403, 'UNDERTAKING_REQUIRED']);

    const text = await browser.get('/api/undertaking');
    expect(text.body.paragraphs.length).toBeGreaterThan(2);
    expect((await browser.post('/api/undertaking', { version: text.body.version })).status).toBe(200);

    const list = await browser.get('/api/undertakings');
    expect(list.status).toBe(200);
    const events: unknown[] = await web.database
      .db('app.audit_events')
      .where({ actor_id: newcomer.userId, action: 'undertaking.signed' });
    expect(events).toHaveLength(1);
  });

  test('T-192 the director sees first who has not signed', async () => {
    const here = await buildCentre(web.database.db);
    const director = await buildSignInUser(web, here, 'director');
    const newcomer = await buildSignInUser(web, here, 'curator', { undertaking_signed_at: null });

    const list = await (await signedInBrowser(web, director)).get('/api/undertakings');

    expect(list.body.items).toMatchObject([
      { id: newcomer.userId, signedAt: null },
      { id: director.userId, signedAt: expect.any(String) },
    ]);
  });

  test('T-192 a director who works elsewhere oversees the centre of the role, not the own', async () => {
    const [here, home] = [await buildCentre(web.database.db), await buildCentre(web.database.db)];
    const director = await buildSignInUser(web, here, 'director', { centre_id: home.centreId });
    const colleague = await buildSignInUser(web, here, 'curator');
    await buildSignInUser(web, home, 'curator');

    const list = await (await signedInBrowser(web, director)).get('/api/undertakings');

    expect(list.body.items).toMatchObject([{ id: colleague.userId }]);
  });

  test('an outdated wording is not signed', async () => {
    const newcomer = await buildSignInUser(web, centre, 'curator', { undertaking_signed_at: null });
    const browser = await signedInBrowser(web, newcomer);

    const answer = await browser.post('/api/undertaking', { version: '1999-1' });

    expect([answer.status, answer.body.error.code]).toEqual([409, 'STALE_UNDERTAKING']);
    expect((await browser.get('/api/me')).body.undertakingSigned).toBe(false);
  });
});
