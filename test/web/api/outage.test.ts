import { createHmac } from 'node:crypto';
import { pino } from 'pino';
import request from 'supertest';
import { afterAll, describe, expect, test } from 'vitest';
import { EngineClient } from '#engine/engine-client';
import { openDatabase, openPool } from '#platform/database';
import { Registry } from '#platform/metrics';
import { createApp } from '../../../web/api/app.ts';

/** Nobody listens on the discard port of a loopback: the database is gone. */
const GONE = 'postgres://app:secret@127.0.0.1:9/gone';

const SECRET = 'a secret of this test alone';
const db = openDatabase(GONE);
const signInPool = openPool(GONE, () => undefined);
const logs: string[] = [];
const app = createApp({
  db,
  signInPool,
  engine: new EngineClient({ url: 'http://127.0.0.1:9/engine-rest', account: 'api', password: 'unused' }),
  now: () => new Date(),
  logger: pino({}, { write: (line: string) => void logs.push(line) }),
  metrics: new Registry(),
  settings: { publicOrigin: 'http://127.0.0.1', filesDir: '/nowhere', signInSecret: SECRET },
});

afterAll(async () => {
  await signInPool.end();
  await db.destroy();
});

/** As express-session signs it: what is not signed by us is not even looked up. */
function signedCookie(sid: string): string {
  const signature = createHmac('sha256', SECRET).update(sid).digest('base64').replace(/=+$/, '');
  return `sign-in=${encodeURIComponent(`s:${sid}.${signature}`)}`;
}

describe('without its database the application', () => {
  test('is alive and not ready, and says so within three seconds', async () => {
    const began = performance.now();

    const [ready, live] = await Promise.all([request(app).get('/api/ready'), request(app).get('/api/live')]);

    expect([ready.status, ready.body]).toEqual([
      503,
      { state: 'not-ready', database: 'down', migrations: 'unknown', engine: 'down' },
    ]);
    expect(live.status).toBe(200);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  test.each([
    ['says that it is not healthy', () => request(app).get('/api/health')],
    ['refuses to sign anybody in', () => request(app).post('/api/sign-in').send({ login: 'a', password: 'b' })],
    ['answers people who have a sign-in', () => request(app).get('/api/me').set('Cookie', signedCookie('abc'))],
  ])('%s: 503 within three seconds, and when to come again', async (_what, send) => {
    const began = performance.now();

    const answer = await send();

    expect([answer.status, answer.body.error?.code]).toEqual([503, 'UNAVAILABLE']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(answer.text + logs.join('')).not.toMatch(/secret@|password/);
  });
});
