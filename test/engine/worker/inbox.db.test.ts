import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { countDeliveries, storeOutcome, type DeliveredTask } from '#engine/inbox';
import { createDeliveryCounter } from '#engine/inbox-counter';
import type { WorkerTask } from '#engine/task';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { uniqueCode } from '../../support/factories.ts';
import { buildFetchedTask, startFakeEngine } from './fake-engine.ts';
import { buildTask, countEffects, startSubscription } from './workplace.ts';

const TOPIC = 'test-inbox';
const DONE = { kind: 'completed', variables: {} } as const;
const FIRST_DELIVERY = { attempts: 1, outcome: undefined };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const buildDelivered = (): DeliveredTask => ({ id: randomUUID(), topic: TOPIC, businessKey: undefined });
const inboxRow = async (task: DeliveredTask, column: string): Promise<unknown> =>
  database.db('app.task_results').where({ external_task_id: task.id }).first(column);

test('with a task that begins those are counted that come next in line, and no more', async () => {
  const counter = createDeliveryCounter(database.db);
  const [first, next, far] = [buildDelivered(), buildDelivered(), buildDelivered()];
  for (const task of [first, next, ...Array.from({ length: 14 }, buildDelivered), far]) counter.arrived(task);

  expect(await counter.count(first)).toEqual(FIRST_DELIVERY);

  expect(await inboxRow(next, 'attempts')).toEqual({ attempts: 1 });
  expect(await inboxRow(far, 'attempts')).toBeUndefined();
  expect(await counter.count(next)).toEqual(FIRST_DELIVERY);
  expect(await inboxRow(next, 'attempts')).toEqual({ attempts: 1 });
});

test('a task that was counted ahead and leaves without having begun was not delivered', async () => {
  const counter = createDeliveryCounter(database.db);
  const [first, second] = [buildDelivered(), buildDelivered()];
  for (const task of [first, second]) counter.arrived(task);
  await counter.count(first);

  await counter.left(second);

  expect(await inboxRow(second, 'attempts')).toEqual({ attempts: 0 });
  expect(await inboxRow(first, 'attempts')).toEqual({ attempts: 1 });
});

test('of two outcomes of one task the first is kept, and the second is told', async () => {
  const task = buildDelivered();
  await countDeliveries(database.db, [task]);

  const first = await storeOutcome(database.db, task.id, DONE);
  const second = await storeOutcome(database.db, task.id, { kind: 'bpmn-error', code: 'NO_INSTITUTION' });

  expect([first, second]).toEqual([true, false]);
  expect(await inboxRow(task, 'outcome')).toEqual({ outcome: DONE });
});

test('a task that is worked on twice at the same time leaves one effect, and both tell the same', async () => {
  const key = uniqueCode();
  let atWork = 0;
  const task = buildTask(TOPIC);
  // Each waits before its work for the other, so that neither can find what the other has done.
  const together: WorkerTask = {
    ...task,
    run: async (ctx, input, place) => {
      atWork += 1;
      await vi.waitFor(() => expect(atWork).toBe(2), { timeout: 5000 });
      return task.run(ctx, input, place);
    },
  };
  const engine = await startFakeEngine();
  const fetched = buildFetchedTask(TOPIC, { key });
  engine.queue.push(fetched, fetched);
  const subscription = startSubscription({ db: database.db, engineUrl: engine.url, tasks: [together] });
  try {
    await vi.waitFor(() => expect(engine.reports('complete')).toHaveLength(2), { timeout: 15_000 });
  } finally {
    await subscription.stop();
    await engine.close();
  }

  expect(await countEffects(database.db, key)).toBe(1);
  const answers = engine.reports('complete').map(({ body }) => body);
  expect(answers[0]).toMatchObject({ variables: { answer: { value: `done ${key}`, type: 'String' } } });
  expect(answers[1]).toEqual(answers[0]);
});
