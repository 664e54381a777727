import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Subscription } from '#engine/subscribe-tasks';
import { proveRow } from '../../proof/prove-row.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { uniqueCode } from '../../support/factories.ts';
import { buildFetchedTask, refuse, sendTasks, startFakeEngine, type FakeEngine } from './fake-engine.ts';
import { buildTask, countEffects, startSubscription } from './workplace.ts';

const TOPIC = 'test-step';
const SOON = { timeout: 8000 };
const HTML = `<html><body>${'<p>Вход</p>'.repeat(1000)}</body></html>`;

let database: TestDatabase;
let engine: FakeEngine;
let subscription: Subscription | undefined;
let hangs = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  engine = await startFakeEngine();
  hangs = 0;
  said.length = 0;
});
afterEach(async () => {
  await subscription?.stop();
  await engine.close();
});

function work(task = buildTask(TOPIC), log = pino({ level: 'silent' })): void {
  subscription = startSubscription({ db: database.db, engineUrl: engine.url, tasks: [task], onHang: () => (hangs += 1), log });
}

const enqueue = (key = uniqueCode()) => {
  engine.queue.push(buildFetchedTask(TOPIC, { key }));
  return key;
};
/** What the worker says while it works: as JSON lines. */
const said: string[] = [];
const countSaid = (words: string) => said.filter((line) => line.includes(words)).length;
const loud = () => pino({ level: 'trace' }, { write: (line: string) => void said.push(line) });
const gapsOf = (polls: readonly { readonly atMs: number }[]) =>
  polls.slice(1).map(({ atMs }, index) => atMs - (polls[index]?.atMs ?? atMs));

const waitForReports = (kind: string, count: number) => vi.waitFor(() => expect(engine.reports(kind)).toHaveLength(count), SOON);

describe('polling', () => {
  test('goes on after an engine that takes the poll and says nothing', async () => {
    const healthy = engine.answerPoll;
    engine.answerPoll = () => (engine.answerPoll = healthy);
    enqueue();

    work();

    await waitForReports('complete', 1);
    expect(engine.polls().length).toBeGreaterThan(1);
  });

  test('B6 takes tasks whose content type names a charset', async () => {
    engine.answerPoll = (response) => sendTasks(response, engine.queue.splice(0), 'application/json;charset=UTF-8');
    enqueue();
    enqueue();

    work(buildTask(TOPIC), loud());

    await waitForReports('complete', 2);
    proveRow('B6', [
      { what: 'tasks done of two', value: engine.reports('complete').length, exactly: 2 },
      { what: 'handler errors', value: countSaid('a step ended outside'), exactly: 0 },
    ]);
  });

  test.each([
    ['a page instead of tasks', 200, { 'content-type': 'text/html' }, HTML],
    ['a page that calls itself JSON', 200, { 'content-type': 'application/json' }, HTML],
    ['JSON that is no list of tasks', 200, { 'content-type': 'application/json' }, '{"id":1}'],
    ['a redirect to a login page', 302, { location: '/login', 'content-type': 'text/html' }, HTML],
    ['an error with a page', 503, { 'content-type': 'text/html' }, HTML],
    ['an empty error', 500, { 'content-type': 'application/json' }, 'null'],
  ])('B6 counts %s as a failure, runs nothing and then recovers', async (_what, status, headers, body) => {
    const healthy = engine.answerPoll;
    engine.answerPoll = (response) => response.writeHead(status, headers).end(body);
    work(buildTask(TOPIC), loud());
    await vi.waitFor(() => expect(engine.polls().length).toBeGreaterThanOrEqual(3), { timeout: 10_000 });
    await vi.waitFor(() => expect(countSaid('cannot be polled')).toBeGreaterThanOrEqual(engine.polls().length), SOON);
    expect(subscription?.lastGoodPollAt()).toBeUndefined();
    const faulty = engine.polls().length;

    engine.answerPoll = healthy;
    enqueue();

    await waitForReports('complete', 1);
    expect(engine.calls.filter(({ path }) => path === '/login')).toEqual([]);
    expect(subscription?.lastGoodPollAt()).toBeInstanceOf(Date);
    proveRow('B6', [
      { what: 'polls that failed', value: (100 * countSaid('cannot be polled')) / faulty, unit: '%', exactly: 100 },
      { what: 'handler errors', value: countSaid('a step ended outside'), exactly: 0 },
      { what: 'next poll within', value: Math.max(...gapsOf(engine.polls())) / 1000, unit: 's', atMost: 30 },
    ]);
  });

  test('waits longer after each failure, and not at all after a success', async () => {
    const healthy = engine.answerPoll;
    engine.answerPoll = refuse(503);
    work();
    await vi.waitFor(() => expect(engine.polls()).toHaveLength(3), { timeout: 8000 });
    const gaps = gapsOf(engine.polls());
    expect(gaps[0]).toBeGreaterThan(350);
    expect(gaps[1]).toBeGreaterThan(700);

    engine.answerPoll = healthy;
    enqueue();
    await waitForReports('complete', 1);
    const before = engine.polls().length;
    enqueue();

    await vi.waitFor(() => expect(engine.reports('complete')).toHaveLength(2), { timeout: 500 });
    expect(engine.polls().length).toBeGreaterThan(before);
  });

  test('is one loop only and asks for the variables that the step declares', async () => {
    work();
    await vi.waitFor(() => expect(engine.polls().length).toBeGreaterThanOrEqual(4), { timeout: 4000 });

    expect(Math.min(...gapsOf(engine.polls()))).toBeGreaterThan(90);
    expect(engine.polls()[0]?.body).toMatchObject({
      asyncResponseTimeout: 200,
      topics: [{ topicName: TOPIC, lockDuration: 30_000, variables: ['key'] }],
    });
    expect(hangs).toBe(0);
  });
});

describe('a report that the engine does not take', () => {
  test('but begins an answer that never ends, is told again', async () => {
    const healthy = engine.answerReport;
    engine.answerReport = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const trickle = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(trickle));
    };
    enqueue();
    work();
    await waitForReports('complete', 2);

    engine.answerReport = healthy;

    await waitForReports('complete', 3);
  });

  test.each([200, 302, 400, 404])('B6 but somebody answers with a page and status %i, is told again', async (status) => {
    const healthy = engine.answerReport;
    engine.answerReport = (response) => response.writeHead(status, { 'content-type': 'text/html', location: '/login' }).end(HTML);
    const key = enqueue();
    work(buildTask(TOPIC), loud());
    await waitForReports('complete', 2);

    engine.answerReport = healthy;

    await waitForReports('complete', 3);
    expect(engine.calls.filter(({ path }) => path === '/login')).toEqual([]);
    proveRow('B6', [
      { what: 'pages that passed for a completion', value: 3 - engine.reports('complete').length, exactly: 0 },
      { what: 'effects', value: await countEffects(database.db, key), exactly: 1 },
    ]);
  });

  test('is tried three more times on 500 and then left to the lock, and the worker lives on', async () => {
    const healthy = engine.answerReport;
    engine.answerReport = refuse(500, 'Иванова М. П.: ошибка');
    const key = enqueue();
    work();
    await waitForReports('complete', 4);

    engine.answerReport = healthy;
    const next = enqueue();
    await waitForReports('complete', 5);

    expect(await countEffects(database.db, key)).toBe(1);
    expect(await countEffects(database.db, next)).toBe(1);
    expect(engine.reports('failure')).toEqual([]);
  });

  test.each([
    [404, 'the task is already done'],
    [400, 'another worker holds the task'],
  ])('is dropped on %i: %s', async (status) => {
    const healthy = engine.answerReport;
    engine.answerReport = refuse(status);
    enqueue();
    work();
    await waitForReports('complete', 1);

    engine.answerReport = healthy;
    enqueue();
    await waitForReports('complete', 2);

    expect(engine.reports('failure')).toEqual([]);
  });

  test('is repeated when the task comes again, without the work', async () => {
    const key = uniqueCode();
    const task = buildFetchedTask(TOPIC, { key });
    engine.queue.push(task);
    work();
    await waitForReports('complete', 1);

    engine.queue.push(task);
    await waitForReports('complete', 2);

    expect(await countEffects(database.db, key)).toBe(1);
    const [first, second] = engine.reports('complete');
    expect(second?.body).toEqual(first?.body);
    expect(first?.body).toMatchObject({ variables: { answer: { value: `done ${key}`, type: 'String' } } });
  });
});

describe('a task that ends its process every time', () => {
  test('is told once more instead when its work was done', async () => {
    const task = buildFetchedTask(TOPIC, { key: uniqueCode() });
    await database.db('app.task_results').insert({
      external_task_id: task.id,
      topic: TOPIC,
      attempts: 5,
      first_seen_at: new Date(),
      done_at: new Date(),
      outcome: JSON.stringify({ kind: 'completed', variables: { answer: 'done before' } }),
    });
    engine.queue.push(task);

    work();

    await waitForReports('complete', 1);
    expect(engine.reports('failure')).toEqual([]);
  });

  test('does not drag those along that were only counted with it', async () => {
    const keys = [uniqueCode(), uniqueCode()];
    for (const key of keys) {
      const task = buildFetchedTask(TOPIC, { key });
      await database.db('app.task_results').insert({
        external_task_id: task.id,
        topic: TOPIC,
        attempts: 50,
        first_seen_at: new Date(),
      });
      engine.queue.push(task);
    }
    let atOnce = 0;
    let mostAtOnce = 0;

    work(
      buildTask(TOPIC, async () => {
        mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
        await sleep(50);
        atOnce -= 1;
      }),
    );

    await waitForReports('complete', 2);
    expect(engine.reports('failure')).toEqual([]);
    expect(await Promise.all(keys.map((key) => countEffects(database.db, key)))).toEqual([1, 1]);
    // Whoever ends the process then ends it alone.
    expect(mostAtOnce).toBe(1);
  });

  test('is not begun a sixth time, but handed to an administrator', async () => {
    const key = uniqueCode();
    const task = buildFetchedTask(TOPIC, { key });
    await database.db('app.task_results').insert({
      external_task_id: task.id,
      topic: TOPIC,
      attempts: 7,
      begun: 5,
      first_seen_at: new Date(),
    });
    engine.queue.push(task);

    work();

    await waitForReports('failure', 1);
    expect(engine.reports('failure')[0]?.body).toMatchObject({
      retries: 0,
      errorMessage: 'Шаг «test-step» прерван 5 раз подряд без ответа исполнителя.',
    });
    expect(await countEffects(database.db, key)).toBe(0);
    // The administrator's retry begins a new count.
    await vi.waitFor(async () => {
      expect(await database.db('app.task_results').where({ external_task_id: task.id }).first('attempts', 'begun')).toEqual({
        attempts: 0,
        begun: 0,
      });
    }, SOON);
  });
});

test('what the engine or a step says in an error never reaches the log', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  engine.answerReport = refuse(500, 'Петрова Анна');
  enqueue();
  work(
    buildTask(TOPIC, () => {
      throw new Error('ул. Баумана, 1');
    }),
    log,
  );

  await waitForReports('failure', 4);

  expect(lines.length).toBeGreaterThan(3);
  expect(lines.join('')).not.toMatch(/Петрова|Баумана/);
  expect(JSON.stringify(engine.reports('failure'))).not.toContain('Баумана');
});

describe('stopping', () => {
  test('aborts the poll at once and gives a task that arrives late back instead of running it', async () => {
    const started: (() => void)[] = [];
    engine.answerPoll = (response) => {
      started.push(() => sendTasks(response, [buildFetchedTask(TOPIC, { key: 'late' })]));
    };
    work();
    await vi.waitFor(() => expect(started).toHaveLength(1), SOON);
    engine.answerPoll = (response) => sendTasks(response, [buildFetchedTask(TOPIC, { key: 'later' })]);

    const stopAt = performance.now();
    await subscription?.stop();

    expect(performance.now() - stopAt).toBeLessThan(1000);
    started[0]?.();
    expect(await countEffects(database.db, 'late')).toBe(0);
    expect(await countEffects(database.db, 'later')).toBe(0);
    expect(engine.polls()).toHaveLength(2);
    expect(engine.polls()[1]?.body).toMatchObject({ topics: [{ topicName: 'worker-stopped' }] });
  });

  test('finishes what runs, and gives back what does not end in time', async () => {
    const waiting: (() => void)[] = [];
    const task = buildTask(TOPIC, async (key) => {
      if (key !== 'quick') await new Promise<void>((resolve) => waiting.push(resolve));
      else await new Promise((resolve) => setTimeout(resolve, 300));
    });
    enqueue('quick');
    const slow = enqueue();
    work(task);
    await vi.waitFor(() => expect(subscription?.activeTasks()).toBe(2), SOON);

    await subscription?.stop();

    expect(engine.reports('complete')).toHaveLength(1);
    expect(engine.reports('unlock')).toHaveLength(1);
    waiting[0]?.();
    await vi.waitFor(() => expect(subscription?.activeTasks()).toBe(0), SOON);
    expect(await countEffects(database.db, slow)).toBe(0);
    expect(engine.reports('complete')).toHaveLength(1);
  });
});
