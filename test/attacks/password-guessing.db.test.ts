import request, { type Response } from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSecondFactor } from '#domain/users/second-factor/start-second-factor';
import { confirmSecondFactor } from '#domain/users/second-factor/confirm-second-factor';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { actingAs, buildCentre, type TestCentre, type TestUser } from '../support/factories.ts';
import { buildSignInUser, openWebApp, PASSWORD, type WebApp } from '../web/api/web-app.ts';
import { Authenticator } from './authenticator.ts';

const KEY = 'a secret of this test alone';
const TRIES = sized(200, 1000);
const PATIENCE_MS = 300_000;
const ADDRESSES = 100;
const AT_ONCE = 20;
const MINUTE = 60_000;

let web: WebApp;
let centre: TestCentre;

beforeAll(async () => {
  web = await openWebApp({ publicOrigin: 'https://support.example', signInSecret: KEY });
  centre = await buildCentre(web.database.db);
});
afterAll(() => web.close());

interface Guess {
  readonly status: number;
  readonly at: number;
}

/** One request of the sign-in page as the proxy passes it on: the last address is the proxy's own word. */
function signIn(from: string, body: object, cookie = ''): Promise<Response> {
  return request(web.app)
    .post('/api/sign-in')
    .set('X-Forwarded-Proto', 'https')
    .set('X-Forwarded-For', from)
    .set('Cookie', cookie)
    .send(body)
    .then((answer) => answer);
}

/** Guesses at one account, many at a time, until all are made. */
async function attack(login: string, addressOf: (index: number) => string, extra: (index: number) => object = () => ({})) {
  const guesses: Guess[] = [];
  let next = 0;
  const guess = async () => {
    while (next < TRIES) {
      const index = next;
      next += 1;
      const answer = await signIn(addressOf(index), { login, password: `не тот ${index}`, ...extra(index) });
      guesses.push({ status: answer.status, at: Date.now() });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, guess));
  return guesses;
}

/** Passwords that were looked at, in the worst minute. */
function mostChecksInAMinute(guesses: readonly Guess[]): number {
  const checks = guesses.filter(({ status }) => status === 401).map(({ at }) => at);
  return Math.max(...checks.map((begin) => checks.filter((at) => at >= begin && at < begin + MINUTE).length));
}

const spread = (index: number) => `198.51.100.${index % ADDRESSES}`;

async function buildOwner(): Promise<{ user: TestUser; authenticator: Authenticator; recoveryCodes: readonly string[] }> {
  const user = await buildSignInUser(web, centre, 'curator');
  const ctx = () => actingAs(web.database.db, user, web.clock.now());
  const { secret } = await startSecondFactor(ctx(), { password: PASSWORD }, KEY);
  const authenticator = new Authenticator(web, secret);
  const { recoveryCodes } = await confirmSecondFactor(ctx(), { code: authenticator.showCode() }, KEY);
  return { user, authenticator, recoveryCodes };
}

const browserCookieOf = (answer: Response) =>
  /(__Host-known-browser=[^;]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';

test(
  'D7 T-205 guesses from one address are slowed, whatever address they pretend',
  async () => {
    const victim = await buildSignInUser(web, centre, 'curator');

    const guesses = await attack(victim.login, (index) => `203.0.113.${index % 256}, 198.51.100.250`);

    const checked = guesses.filter(({ status }) => status === 401).length;
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([401, 429]));
    proveRow('D7', [
      { what: 'guesses', value: guesses.length, exactly: TRIES },
      { what: 'passwords checked in the worst minute', value: mostChecksInAMinute(guesses), atMost: 10 },
      { what: 'passwords checked for one address with forged headers', value: checked, atMost: 5 },
    ]);
  },
  PATIENCE_MS,
);

test(
  'D7 T-205 guesses from a hundred addresses are slowed, and the owner with a second factor gets in',
  async () => {
    const { user, authenticator } = await buildOwner();
    const code = authenticator.waitForCode();

    const [guesses, entered] = await Promise.all([
      attack(user.login, spread),
      attackHasBegun().then(() => signIn('198.51.100.200', { login: user.login, password: PASSWORD, code })),
    ]);
    const again = await signIn('198.51.100.200', { login: user.login, password: PASSWORD, code });

    expect(again.status).not.toBe(200);
    proveRow('D7', [
      { what: 'guesses', value: guesses.length, exactly: TRIES },
      { what: 'passwords checked in the worst minute', value: mostChecksInAMinute(guesses), atMost: 10 },
      { what: 'owners who got in meanwhile', value: entered.status === 200 ? 1 : 0, exactly: 1 },
    ]);
  },
  PATIENCE_MS,
);

test(
  'D7 T-205 an attacker who sends codes too locks out neither a known browser nor a recovery code',
  async () => {
    const { user, authenticator, recoveryCodes } = await buildOwner();
    const [recoveryCode = ''] = recoveryCodes;
    const { login } = user;
    const known = browserCookieOf(
      await signIn('198.51.100.200', { login, password: PASSWORD, code: authenticator.waitForCode() }),
    );

    const guesses = await attack(login, spread, (index) => ({ code: String(index).padStart(6, '0') }));
    const stranger = await signIn('198.51.100.201', { login, password: PASSWORD, code: authenticator.waitForCode() });
    const atHome = await signIn('198.51.100.202', { login, password: PASSWORD, code: authenticator.waitForCode() }, known);
    const withPaper = await signIn('198.51.100.203', { login, password: PASSWORD, code: recoveryCode });

    expect(stranger.status).toBe(429);
    proveRow('D7', [
      { what: 'passwords checked in the worst minute', value: mostChecksInAMinute(guesses), atMost: 10 },
      { what: 'owners in a known browser who got in', value: atHome.status === 200 ? 1 : 0, exactly: 1 },
      { what: 'owners with a recovery code who got in', value: withPaper.status === 200 ? 1 : 0, exactly: 1 },
    ]);
  },
  PATIENCE_MS,
);

test(
  'D7 T-205 without a second factor the owner gets in where they have signed in before',
  async () => {
    const victim = await buildSignInUser(web, centre, 'curator');
    const { login } = victim;
    const known = browserCookieOf(await signIn('198.51.100.200', { login, password: PASSWORD }));

    const guesses = await attack(login, spread);
    const elsewhere = await signIn('198.51.100.204', { login, password: PASSWORD });
    const atHome = await signIn('198.51.100.205', { login, password: PASSWORD }, known);
    const asAnother = await attackIn(known, await buildSignInUser(web, centre, 'curator'));

    expect(elsewhere.status).toBe(429);
    expect(asAnother).toBeLessThanOrEqual(5);
    proveRow('D7', [
      { what: 'passwords checked in the worst minute', value: mostChecksInAMinute(guesses), atMost: 10 },
      { what: 'owners in a known browser who got in', value: atHome.status === 200 ? 1 : 0, exactly: 1 },
    ]);
  },
  PATIENCE_MS,
);

/** The mark of a browser helps with nobody but those who have signed in there. */
async function attackIn(cookie: string, { login }: TestUser): Promise<number> {
  const statuses: number[] = [];
  for (let index = 0; index < 10; index += 1) {
    statuses.push((await signIn('198.51.100.206', { login, password: `не тот ${index}` }, cookie)).status);
  }
  return statuses.filter((status) => status === 401).length;
}

/** Long enough for the account's own tries to be used up, since each takes a password check. */
async function attackHasBegun(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1500));
}
