import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineClient } from '#engine/engine-client';
import { findFreePort } from '#platform/free-port';
import { servePages } from '#platform/serve-pages';
import { healthPages } from '../../workers/serve-health.ts';
import { answerJson, startFakeEngine, type FakeEngine } from '../engine/client/fake-engine.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let engine: FakeEngine;
let engineStatus = 200;
let lastGoodPollAt = new Date();
let activeTasks = 0;
let address: string;
let close: () => Promise<void>;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = await startFakeEngine((response) => answerJson(engineStatus, {})(response));
  const client = new EngineClient({ url: engine.url, account: 'worker', password: 'unused' });
  const life = () => ({ workerId: 'host:workers:1', startedAt: lastGoodPollAt, lastGoodPollAt, activeTasks });
  const port = await findFreePort();
  close = await servePages({ host: '127.0.0.1', port, pages: healthPages(database.db, client, life) });
  address = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await close();
  await engine.close();
  await database.drop();
});

async function ask(path: string): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(address + path);
  return { status: answer.status, body: answer.status === 404 ? undefined : await answer.json() };
}

test('a workers process that polls is ready', async () => {
  const fresh: unknown = expect.toSatisfy((age: number) => age < 60);

  expect(await ask('/ready')).toEqual({
    status: 200,
    body: {
      state: 'ready',
      database: 'up',
      migrations: 'current',
      engine: 'up',
      secondsSinceGoodPoll: fresh,
      activeTasks: 0,
    },
  });
});

test('without the engine it is alive and not ready', async () => {
  engineStatus = 503;

  expect(await ask('/ready')).toMatchObject({ status: 503, body: { state: 'not-ready', engine: 'down' } });
  expect(await ask('/live')).toEqual({ status: 200, body: { state: 'live' } });

  engineStatus = 200;
});

test('a poll two minutes ago makes it not ready, unless it is busy with steps', async () => {
  lastGoodPollAt = new Date(Date.now() - 120_000);
  expect(await ask('/ready')).toMatchObject({ status: 503, body: { state: 'not-ready', engine: 'up' } });

  activeTasks = 3;
  expect(await ask('/ready')).toMatchObject({ status: 200, body: { state: 'ready', activeTasks: 3 } });
});

test('the port has these pages and no other', async () => {
  expect(await ask('/')).toMatchObject({ status: 404 });
  expect((await fetch(`${address}/live`, { method: 'POST' })).status).toBe(404);
});
