import type { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { DomainError } from '#domain/errors';
import type { Subscription } from '#engine/subscribe-tasks';
import type { WorkerTask } from '#engine/task';
import { uniqueCode } from '../../support/factories.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { buildStep, buildStepWithRefusal, deployStep, type StepProcess } from './external-step.ts';
import { buildTask, countEffects, startSubscription } from './workplace.ts';

let stand: Stand;
let plain: StepProcess;
let refusing: StepProcess;
const subscriptions: Subscription[] = [];

beforeAll(async () => {
  stand = useStand();
  [plain, refusing] = await Promise.all([deployStep(stand, buildStep), deployStep(stand, buildStepWithRefusal)]);
});
afterEach(async () => {
  await Promise.all(subscriptions.splice(0).map((subscription) => subscription.stop()));
});
afterAll(() => stand.close());

function work(task: WorkerTask, options: Partial<Parameters<typeof startSubscription>[0]> = {}): Subscription {
  const subscription = startSubscription({
    db: stand.db,
    engineUrl: stand.config.engineUrl,
    account: { name: 'worker', password: stand.secrets.engineWorker },
    tasks: [task],
    ...options,
    timings: { longPollMs: 1000, pollGraceMs: 5000, reportTimeoutMs: 10_000, ...options.timings },
  });
  subscriptions.push(subscription);
  return subscription;
}

async function stateOf(instanceId: string): Promise<string> {
  const row: { state: string } | undefined = await stand
    .db('app.engine_instances')
    .where({ process_instance_id: instanceId })
    .first('state');
  return row?.state ?? 'absent';
}

const waitForState = (instanceId: string, state: string, timeout = 15_000) =>
  vi.waitFor(async () => expect(await stateOf(instanceId)).toBe(state), { timeout, interval: 50 });

interface OpenTask {
  readonly retries: number | null;
  readonly worker_id: string | null;
}
const openTask = async (instanceId: string): Promise<OpenTask | undefined> =>
  stand.db('app.engine_external_tasks').where({ process_instance_id: instanceId }).first('retries', 'worker_id');

const waitForRetries = (instanceId: string, retries: number) =>
  vi.waitFor(async () => expect((await openTask(instanceId))?.retries).toBe(retries), { timeout: 10_000, interval: 50 });

const incidentsOf = async (instanceId: string): Promise<{ message: string }[]> =>
  stand.db('app.engine_incidents').where({ process_instance_id: instanceId }).select('message');

describe('the outcome of a step', () => {
  test('completes the step with its variables, in one transaction with its effect', async () => {
    const key = uniqueCode();
    work(buildTask(plain.topic));

    const instance = await plain.start(key);

    await waitForState(instance, 'COMPLETED');
    expect(await countEffects(stand.db, key)).toBe(1);
    const stored: unknown = await stand
      .db('app.task_results')
      .where({ topic: plain.topic, case_number: key })
      .first('attempts', 'outcome');
    expect(stored).toEqual({ attempts: 1, outcome: { kind: 'completed', variables: { answer: `done ${key}` } } });
  });

  test('a fault is told to the engine with one retry less, and leaves no effect', async () => {
    const key = uniqueCode();
    work(
      buildTask(plain.topic, () => {
        throw new Error('Петрова Анна, ул. Баумана');
      }),
    );

    const instance = await plain.start(key);

    await waitForRetries(instance, 4);
    expect(await countEffects(stand.db, key)).toBe(0);
    const row: unknown = await stand
      .db('app.engine_external_tasks')
      .where({ process_instance_id: instance })
      .first(stand.db.raw('extract(epoch from lock_expires_at - now())::int as seconds'));
    expect(row).toEqual({ seconds: expect.closeTo(10, -1) as number });
    await vi.waitFor(
      async () => {
        expect(await stand.db('app.task_results').where({ topic: plain.topic, case_number: key }).first('attempts')).toEqual({
          attempts: 0,
        });
      },
      { timeout: 10_000 },
    );
  });

  test('input that the step cannot read becomes an incident with a readable message', async () => {
    work(buildTask(plain.topic));

    const instance = await plain.start(uniqueCode(), { key: 17 });

    await waitForRetries(instance, 0);
    expect(await incidentsOf(instance)).toEqual([
      { message: `Входные данные шага «${plain.topic}» не подходят: key (invalid_type).` },
    ]);
  });

  test('a refusal that the diagram handles follows its path and leaves no effect', async () => {
    const key = uniqueCode();
    work(
      buildTask(refusing.topic, () => {
        throw new DomainError('NO_INSTITUTION', 'Учреждение не найдено.');
      }),
    );

    const instance = await refusing.start(key);

    await vi.waitFor(
      async () => {
        const task: unknown = await stand.db('app.engine_tasks').where({ process_instance_id: instance }).first('task_key');
        expect(task).toEqual({ task_key: 'Choose' });
      },
      { timeout: 10_000 },
    );
    expect(await countEffects(stand.db, key)).toBe(0);
  });

  test('a refusal that the diagram does not handle never ends the case: an incident names the code, and a retry runs the step again', async () => {
    let isMended = false;
    const key = uniqueCode();
    work(
      buildTask(plain.topic, () => {
        if (!isMended) throw new DomainError('NO_INSTITUTION', 'Учреждение не найдено.');
      }),
    );
    const instance = await plain.start(key);
    await waitForRetries(instance, 0);
    expect(await stateOf(instance)).toBe('ACTIVE');
    expect(await incidentsOf(instance)).toEqual([{ message: 'Отказ NO_INSTITUTION не обрабатывается схемой процесса.' }]);

    isMended = true;
    await retryStep(instance);

    await waitForState(instance, 'COMPLETED');
    expect(await countEffects(stand.db, key)).toBe(1);
  });

  test('a refusal that the step does not name is a failure with its code', async () => {
    work(
      buildTask(plain.topic, () => {
        throw new DomainError('FORBIDDEN', 'У вас нет права на это действие.');
      }),
    );

    const instance = await plain.start(uniqueCode());

    await waitForRetries(instance, 0);
    expect(await incidentsOf(instance)).toEqual([{ message: 'FORBIDDEN: У вас нет права на это действие.' }]);
  });

  test('a result that the engine cannot keep is a fault before anything is stored', async () => {
    const key = uniqueCode();
    const task = buildTask(plain.topic);
    work({ ...task, run: async (ctx, input, step) => ({ ...(await task.run(ctx, input, step)), long: 'ы'.repeat(4001) }) });

    const instance = await plain.start(key);

    await waitForRetries(instance, 4);
    expect(await countEffects(stand.db, key)).toBe(0);
  });
});

describe('the lock of a step', () => {
  test('is kept while the work takes longer than the lock', async () => {
    const key = uniqueCode();
    const timings = { lockMs: 1500, extendEveryMs: 400 };
    const slow = buildTask(plain.topic, () => sleep(4000));
    work(slow, { timings });
    work(slow, { timings });

    const instance = await plain.start(key);

    await waitForState(instance, 'COMPLETED');
    expect(await deliveriesOf(key)).toBe(1);
    expect(await countEffects(stand.db, key)).toBe(1);
  });

  test('lost to another worker leaves one effect, whoever is quicker', async () => {
    const key = uniqueCode();
    const timings = { lockMs: 800, extendEveryMs: 60_000 };
    const slow = buildTask(plain.topic, () => sleep(2500));
    work(slow, { timings });
    work(slow, { timings });

    const instance = await plain.start(key);

    await waitForState(instance, 'COMPLETED');
    expect(await deliveriesOf(key)).toBeGreaterThan(1);
    await vi.waitFor(() => expect(subscriptions.map((one) => one.activeTasks())).toEqual([0, 0]), { timeout: 15_000 });
    expect(await countEffects(stand.db, key)).toBe(1);
  });

  test('of a step that was taken away meanwhile is noticed, and the result dropped', async () => {
    const key = uniqueCode();
    let isGone = false;
    const untilGone = async () => {
      while (!isGone) await sleep(50);
      // Time for some heartbeats.
      await sleep(1500);
    };
    const subscription = work(buildTask(plain.topic, untilGone), { timings: { extendEveryMs: 200 } });
    const instance = await plain.start(key);
    await vi.waitFor(() => expect(subscription.activeTasks()).toBe(1), { timeout: 10_000 });

    // The heartbeat may be changing the same row at this moment.
    await vi.waitFor(() => stand.engine.api.deleteInstance(instance), { timeout: 20_000 });
    isGone = true;

    await vi.waitFor(() => expect(subscription.activeTasks()).toBe(0), { timeout: 10_000 });
    expect(await countEffects(stand.db, key)).toBe(0);
  });
});

/** A few at once: the engine refuses a call that has waited 3 s for a connection. */
async function startAll(keys: readonly string[]): Promise<string[]> {
  const instances: string[] = [];
  for (let from = 0; from < keys.length; from += 5) {
    instances.push(...(await Promise.all(keys.slice(from, from + 5).map((key) => plain.start(key)))));
  }
  return instances;
}

describe('many steps', () => {
  test('are each done once by two workers side by side', async () => {
    const keys = Array.from({ length: 60 }, uniqueCode);
    work(buildTask(plain.topic));
    work(buildTask(plain.topic));

    const instances = await startAll(keys);

    await Promise.all(instances.map((instance) => waitForState(instance, 'COMPLETED', 30_000)));
    const effects = await Promise.all(keys.map((key) => countEffects(stand.db, key)));
    expect(effects).toEqual(keys.map(() => 1));
  });

  test('are finished or given back by a worker that stops, and another goes on with the rest at once', async () => {
    const keys = Array.from({ length: 40 }, uniqueCode);
    const workerId = `test:leaving:${uniqueCode()}`;
    const leaving = work(
      buildTask(plain.topic, () => sleep(400)),
      { workerId },
    );
    const instances = await startAll(keys);
    await vi.waitFor(() => expect(leaving.activeTasks()).toBeGreaterThan(8), { timeout: 10_000 });

    await leaving.stop();

    const locked: unknown[] = await stand.db('app.engine_external_tasks').where({ worker_id: workerId });
    expect(locked).toEqual([]);
    work(buildTask(plain.topic));
    await Promise.all(instances.map((instance) => waitForState(instance, 'COMPLETED', 20_000)));
    const effects = await Promise.all(keys.map((key) => countEffects(stand.db, key)));
    expect(effects).toEqual(keys.map(() => 1));
  });

  test('are not swallowed by the open poll of a worker that has stopped', async () => {
    const leaving = work(buildTask(plain.topic), { timings: { longPollMs: 10_000, pollGraceMs: 5000 } });
    await sleep(500);
    await leaving.stop();
    const startedAt = performance.now();
    work(buildTask(plain.topic));

    const instance = await plain.start(uniqueCode());

    await waitForState(instance, 'COMPLETED', 8000);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});

describe('a slot that was killed', () => {
  test('takes back what the engine had locked for its former self, but not what waits for a retry', async () => {
    const workerId = `test:killed:${uniqueCode()}`;
    const failing = work(
      buildTask(plain.topic, () => {
        throw new Error('broken');
      }),
      { workerId },
    );
    const failed = await plain.start(uniqueCode());
    await waitForRetries(failed, 4);
    await failing.stop();
    const orphaned = await plain.start(uniqueCode());
    await fetchAs(workerId);
    expect((await openTask(orphaned))?.worker_id).toBe(workerId);

    work(buildTask(plain.topic), { workerId });

    await waitForState(orphaned, 'COMPLETED', 6000);
    expect(await stateOf(failed)).toBe('ACTIVE');
  });
});

/** A poll whose answer nobody reads. */
async function fetchAs(workerId: string): Promise<void> {
  await fetch(`${stand.config.engineUrl}/external-task/fetchAndLock`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`worker:${stand.secrets.engineWorker}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      workerId,
      maxTasks: 50,
      usePriority: false,
      topics: [{ topicName: plain.topic, lockDuration: 30_000 }],
    }),
  });
}

/** What an administrator does with an incident. */
async function retryStep(instance: string): Promise<void> {
  const row: { external_task_id: string } | undefined = await stand
    .db('app.engine_external_tasks')
    .where({ process_instance_id: instance })
    .first('external_task_id');
  await stand.engine.api.setExternalTaskRetries(row?.external_task_id ?? '', 1);
}

async function deliveriesOf(key: string, db: Knex = stand.db): Promise<number> {
  const row: { attempts: number } | undefined = await db('app.task_results').where({ case_number: key }).first('attempts');
  return row?.attempts ?? 0;
}
