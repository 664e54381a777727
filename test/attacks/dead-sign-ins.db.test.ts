import request, { type Response } from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { buildCentre, type TestCentre, type TestUser } from '../support/factories.ts';
import { Browser, buildSignInUser, openWebApp, PASSWORD, signedInBrowser, type WebApp } from '../web/api/web-app.ts';
import { enrolFactor } from './authenticator.ts';

const NEW_PASSWORD = 'Другая-Фраза-91-Ясень';
const PEOPLE = sized(4, 25);
const PATIENCE_MS = 300_000;

let web: WebApp;
let centre: TestCentre;
let administrator: Browser;

beforeAll(async () => {
  web = await openWebApp();
  centre = await buildCentre(web.database.db);
  const user = await buildSignInUser(web, centre, 'administrator');
  await web.database.db('app.user_roles').where({ user_id: user.userId }).update({ centre_id: null, unit_id: null });
  administrator = await signedInBrowser(web, user);
});
afterAll(() => web.close());

/** A copy of the cookie, as a thief has it: no client that hears of an end. */
const cookieOf = (answer: Response): string => /sign-in=([^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
const withCookie = (cookie: string) => request(web.app).get('/api/me').set('Cookie', `sign-in=${cookie}`);

interface Case {
  readonly user: TestUser;
  /** Where the person does what ends the other sign-in. */
  readonly own: Browser;
}

/** What ends sign-ins, and through which door. */
const EVENTS: Readonly<Record<string, (given: Case, stolen: Browser) => Promise<Response>>> = {
  'the end of work': (_given, stolen) => stolen.post('/api/sign-out'),
  'another password, by the person': ({ own }) => own.post('/api/me/password', { password: PASSWORD, newPassword: NEW_PASSWORD }),
  'another password, by an administrator': ({ user }) => change(user, { newPassword: NEW_PASSWORD }),
  'other rights': ({ user }) => change(user, { roles: [{ role: 'member', centreId: centre.centreId, unitId: null }] }),
  'a block': ({ user }) => change(user, { isActive: false }),
  'the end of all other sign-ins': ({ own }) => own.post('/api/me/sign-ins/end', { password: PASSWORD }),
  'the end of this one in the list': async ({ own }, stolen) => {
    const { body } = await stolen.get('/api/me/access');
    const [present] = body.signIns.filter((each: { isPresent: boolean }) => each.isPresent);
    return own.post('/api/me/sign-ins/end', { password: PASSWORD, id: present.id });
  },
  'a second factor': async ({ own }) => {
    await enrolFactor(web, own);
    return own.get('/api/me');
  },
};

async function change(user: TestUser, what: object): Promise<Response> {
  const list = await administrator.post('/api/admin/users/search', { search: user.login });
  const [found] = list.body.items;
  const { lastName, firstName, middleName, post, isSpecialist, isActive, version } = found;
  const roles = [{ role: user.role, centreId: centre.centreId, unitId: null }];
  const fields = { lastName, firstName, middleName, post, isSpecialist, isActive, version, roles, centreId: centre.centreId };
  return administrator.put(`/api/admin/users/${user.userId}`, { ...fields, ...what });
}

test.each(Object.entries(EVENTS))(
  'D5 T-205 after %s the old sign-in opens nothing',
  async (_what, event) => {
    let [dead, slowestMs, tried] = [0, 0, 0];
    for (let index = 0; index < PEOPLE; index += 1) {
      const user = await buildSignInUser(web, centre, 'director');
      const stolen = new Browser(web.app);
      const cookie = cookieOf(await stolen.signIn(user.login));
      const own = await signedInBrowser(web, user);
      expect((await withCookie(cookie)).status).toBe(200);

      expect((await event({ user, own }, stolen)).status).toBe(200);

      const since = Date.now();
      const answer = await withCookie(cookie);
      slowestMs = Math.max(slowestMs, Date.now() - since);
      tried += 1;
      if (answer.status === 401) dead += 1;
    }

    proveRow('D5', [
      { what: 'old sign-ins that are dead', value: dead, exactly: tried },
      { what: 'slowest refusal after the event', value: slowestMs / 1000, unit: 's', atMost: 1 },
    ]);
  },
  PATIENCE_MS,
);

test(
  'D5 T-205 a sign-in gets an identifier of its own, and one planted before is worth nothing',
  async () => {
    let [fresh, dead] = [0, 0];
    for (let index = 0; index < PEOPLE; index += 1) {
      const [victim, attacker] = [await buildSignInUser(web, centre, 'curator'), await buildSignInUser(web, centre, 'curator')];
      const planted = cookieOf(await new Browser(web.app).signIn(attacker.login));

      const answer = await request(web.app)
        .post('/api/sign-in')
        .set('Cookie', `sign-in=${planted}`)
        .send({ login: victim.login, password: PASSWORD });

      if (answer.status === 200 && cookieOf(answer) !== '' && cookieOf(answer) !== planted) fresh += 1;
      if ((await withCookie(planted)).status === 401) dead += 1;
    }

    proveRow('D5', [
      { what: 'sign-ins under a new identifier', value: fresh, exactly: PEOPLE },
      { what: 'planted identifiers that are dead', value: dead, exactly: PEOPLE },
    ]);
  },
  PATIENCE_MS,
);

test(
  'D5 T-205 requests that are under way bring no ended sign-in back',
  async () => {
    let dead = 0;
    for (let index = 0; index < PEOPLE; index += 1) {
      const user = await buildSignInUser(web, centre, 'director');
      const browser = new Browser(web.app);
      const cookie = cookieOf(await browser.signIn(user.login));

      const around = Array.from({ length: 10 }, () => withCookie(cookie).then((answer) => answer.status));
      const [ended] = await Promise.all([browser.post('/api/sign-out'), ...around]);

      expect(ended.status).toBe(200);
      if ((await withCookie(cookie)).status === 401) dead += 1;
    }

    proveRow('D5', [{ what: 'sign-ins that stay dead', value: dead, exactly: PEOPLE }]);
  },
  PATIENCE_MS,
);

test('D5 T-205 the browser in which the person changed something goes on, under a new identifier', async () => {
  const user = await buildSignInUser(web, centre, 'director');
  const browser = new Browser(web.app);
  const before = cookieOf(await browser.signIn(user.login));

  const answer = await browser.post('/api/me/password', { password: PASSWORD, newPassword: NEW_PASSWORD });

  expect(cookieOf(answer)).not.toBe(before);
  expect((await browser.get('/api/me')).status).toBe(200);
  const old = await withCookie(before);
  proveRow('D5', [{ what: 'old identifiers that are dead', value: old.status === 401 ? 1 : 0, exactly: 1 }]);
});
