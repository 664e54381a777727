import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { DomainError } from '#domain/errors';
import { deployProcesses } from '#engine/deploy-processes';
import { EngineClient } from '#engine/engine-client';
import type { Subscription, SubscriptionOptions } from '#engine/subscribe-tasks';
import type { WorkerTask } from '#engine/task';
import { openWorkersDatabase } from '../../workers/open-database.ts';
import { reviewCaughtErrors } from '../../workers/review-caught-errors.ts';
import { buildStep, deployStep, type StepProcess } from '../engine/worker/external-step.ts';
import { buildTask, countEffects, startSubscription } from '../engine/worker/workplace.ts';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { uniqueCode } from '../support/factories.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { throwInManyWays, watchFailures } from './watch-failures.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();
const PATIENCE = { timeout: 400_000, interval: 200 };

let step: StepProcess;
let db: ReturnType<typeof openWorkersDatabase>;
const subscriptions: Subscription[] = [];

beforeAll(async () => {
  step = await deployOwnStep();
  db = openWorkersDatabase(crew.stand.databaseUrls.app);
});
afterAll(() => db.destroy());
afterEach(async () => {
  await Promise.all(subscriptions.splice(0).map((subscription) => subscription.stop()));
});

function engineAs(account: 'deployer' | 'worker'): EngineClient {
  const { node, secrets } = crew.stand;
  const password = account === 'deployer' ? secrets.engineDeployer : secrets.engineWorker;
  return new EngineClient({ url: node.url, account, password });
}

function deployOwnStep(): Promise<StepProcess> {
  return deployStep({ engine: { api: crew.stand.node.engine, deployer: engineAs('deployer') } });
}

/** What `npm run deploy` says to the step's diagram, when this is the task behind it. */
async function tryToRelease(task: WorkerTask): Promise<DomainError> {
  const folder = makeTempFolder();
  for (const name of ['processes', 'forms']) mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, 'processes', `${task.topic}.bpmn`), buildStep(task.topic));
  const release = deployProcesses({ engine: engineAs('deployer'), db: crew.stand.db, folder, tasks: [task] });
  const refusal = await release.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (refusal instanceof DomainError) return refusal;
  throw new Error('the release was not refused', { cause: refusal });
}

function work(task: WorkerTask, options: Partial<SubscriptionOptions> = {}): void {
  subscriptions.push(
    startSubscription({
      db,
      engineUrl: crew.proxy.url,
      account: { name: 'worker', password: crew.stand.secrets.engineWorker },
      tasks: [task],
      ...options,
      timings: { longPollMs: 1000, pollGraceMs: 10_000, reportTimeoutMs: 10_000, ...options.timings },
    }),
  );
}

async function startMany(count: number, process = step): Promise<{ keys: string[]; instances: string[] }> {
  const keys = Array.from({ length: count }, uniqueCode);
  const instances: string[] = [];
  for (const key of keys) instances.push(await process.start(key));
  return { keys, instances };
}

async function countInState(instances: readonly string[], state: string): Promise<number> {
  const rows: unknown[] = await crew.stand
    .db('app.engine_instances')
    .whereIn('process_instance_id', [...instances])
    .where({ state });
  return rows.length;
}

async function listIncidents(instances: readonly string[]): Promise<{ message: string }[]> {
  return crew.stand
    .db('app.engine_incidents')
    .whereIn('process_instance_id', [...instances])
    .select('message');
}

async function countDeliveries(keys: readonly string[]): Promise<number[]> {
  const rows: { attempts: number }[] = await crew.stand
    .db('app.task_results')
    .whereIn('case_number', [...keys])
    .select('attempts');
  return rows.map(({ attempts }) => attempts);
}

const effectsOf = (keys: readonly string[]) => Promise.all(keys.map((key) => countEffects(crew.stand.db, key)));
const waitForCompleted = (instances: readonly string[]) =>
  vi.waitFor(async () => expect(await countInState(instances, 'COMPLETED')).toBe(instances.length), PATIENCE);

describe('a handler', () => {
  test('B3 that throws is told to the engine each time, with one try less and growing pauses', async () => {
    const count = sized(20, 600);
    let runs = 0;
    const failures = watchFailures(crew);
    const throwing = buildTask(step.topic, (key, db) => {
      runs += 1;
      return throwInManyWays(key, db);
    });
    work(throwing);

    const { keys, instances } = await startMany(count);

    await vi.waitFor(async () => expect(await listIncidents(instances)).toHaveLength(count), PATIENCE);
    expect(await effectsOf(keys)).toEqual(keys.map(() => 0));
    expect(await countInState(instances, 'ACTIVE')).toBe(count);
    const told = failures.all();
    const wrongTries = told.filter(({ retries, before }) => retries !== before - 1);
    const expectedMs = (before: number) => (before === 1 ? 0 : 10_000 * 4 ** (5 - before));
    const wrongPauses = told.filter(
      ({ before, retryTimeout }) => Math.abs(retryTimeout - expectedMs(before)) > 0.2 * expectedMs(before),
    );
    proveRow('B3', [
      { what: 'throws told to the engine', value: (100 * told.length) / runs, unit: '%', exactly: 100 },
      { what: 'throws', value: runs, exactly: 5 * count },
      { what: 'failures without one try less', value: wrongTries.length, exactly: 0 },
      { what: 'pauses off by more than a fifth', value: wrongPauses.length, exactly: 0 },
    ]);
  });

  test('B4 that refuses with a code that the diagram does not know ends no case in silence', async () => {
    const count = sized(20, 600);
    const refusing = buildTask(step.topic, () => {
      throw new DomainError('NO_INSTITUTION', 'Учреждение не найдено.');
    });
    const refusal = await tryToRelease(refusing);
    const { uncaught } = await reviewCaughtErrors(engineAs('worker'), [refusing]);
    const atStart = uncaught.filter(({ topic }) => topic === step.topic);
    work(refusing);

    const { keys, instances } = await startMany(count);

    await vi.waitFor(async () => expect(await listIncidents(instances)).toHaveLength(count), PATIENCE);
    const incidents = await listIncidents(instances);
    expect(new Set(incidents.map(({ message }) => message))).toEqual(
      new Set(['Отказ NO_INSTITUTION не обрабатывается схемой процесса.']),
    );
    expect(await effectsOf(keys)).toEqual(keys.map(() => 0));
    expect(refusal.message).toContain(`${step.topic}.bpmn`);
    expect(atStart.map(({ activityId, code }) => [activityId, code])).toEqual([['Step', 'NO_INSTITUTION']]);
    proveRow('B4', [
      { what: 'cases ended in silence', value: await countInState(instances, 'COMPLETED'), exactly: 0 },
      { what: 'incidents for each case', value: incidents.length / count, exactly: 1 },
      { what: 'codes named to who deploys', value: refusal.message.split('Step: Отказ NO_INSTITUTION').length - 1, exactly: 1 },
      { what: 'codes named when the workers start', value: atStart.length, exactly: 1 },
    ]);
  });
});

describe('work that takes three times as long as its lock', () => {
  /** In the catalogue a lock of 30 s under 90 s of work. */
  const lockMs = sized(4000, 30_000);
  const slow = () => buildTask(step.topic, () => sleep(3 * lockMs));
  /** As many as one process takes at once. */
  const atOnce = 16;

  test('B5 is done once while its heart beats', async () => {
    const timings = { lockMs, extendEveryMs: lockMs / 4 };
    work(slow(), { timings });
    work(slow(), { timings });

    const { keys, instances } = await startMany(atOnce);

    await waitForCompleted(instances);
    const effects = await effectsOf(keys);
    proveRow('B5', [
      { what: 'executions for each task', value: Math.max(...(await countDeliveries(keys))), exactly: 1 },
      { what: 'effects for each task', value: Math.max(...effects), exactly: 1 },
    ]);
  });

  test('B5 has one effect when its heartbeats do not arrive and another worker gets the task', async () => {
    // Under a short lock reports of many tasks at once would time out on a busy machine before they are refused.
    const count = sized(4, atOnce);
    const workerId = `test:unheard:${uniqueCode()}`;
    let isUnheard = false;
    // Of the first worker nothing arrives any more but its results, which are late.
    const taken = new Set<string>();
    const refused = new Set<string>();
    crew.proxy.interfere = (moment, path, { body, answer }) => {
      if (moment === 'after' && path.endsWith('/complete') && body.includes(workerId)) {
        if (answer?.status === 204) taken.add(path);
        else if (!taken.has(path)) refused.add(path);
      }
      return path.endsWith('/extendLock') || (isUnheard && path.endsWith('/fetchAndLock') && body.includes(workerId));
    };
    const dropped: string[] = [];
    const log = pino({}, { write: (line: string) => void dropped.push(...(line.match(/the lock was lost/) ?? [])) });
    const timings = { lockMs, extendEveryMs: lockMs / 4, reportTimeoutMs: lockMs / 4 };
    const { keys, instances } = await startMany(count);
    work(slow(), { timings, log, workerId });
    await vi.waitFor(() => expect(subscriptions[0]?.activeTasks()).toBeGreaterThanOrEqual(count), { ...PATIENCE, interval: 20 });
    isUnheard = true;

    work(slow(), { timings });

    await waitForCompleted(instances);
    await vi.waitFor(() => expect(subscriptions.map((one) => one.activeTasks())).toEqual([0, 0]), PATIENCE);
    const effects = await effectsOf(keys);
    const deliveries = await countDeliveries(keys);
    expect(Math.max(...deliveries)).toBeGreaterThan(1);
    proveRow('B5', [
      { what: 'effects for each task', value: Math.max(...effects), exactly: 1 },
      { what: 'tasks without an effect', value: effects.filter((effect) => effect === 0).length, exactly: 0 },
      { what: 'late results dropped or refused', value: dropped.length + refused.size, atLeast: 1 },
    ]);
  });
});
