import type { Knex } from 'knex';
import { pino } from 'pino';
import { z } from 'zod';
import { subscribeTasks, type Subscription, type SubscriptionOptions } from '#engine/subscribe-tasks';
import { defineTask, type WorkerTask } from '#engine/task';
import { uniqueCode } from '../../support/factories.ts';

/** Times of a test: everything that takes seconds in life takes tenths. */
const SHORT = { longPollMs: 200, pollGraceMs: 200, reportTimeoutMs: 1000, drainMs: 2000 };

type Options = Pick<SubscriptionOptions, 'db' | 'engineUrl' | 'tasks'> & Partial<SubscriptionOptions>;

export function startSubscription(options: Options): Subscription {
  return subscribeTasks({
    account: { name: 'worker', password: 'secret' },
    workerId: `test:workers:${uniqueCode()}`,
    now: () => new Date(),
    log: pino({ level: 'silent' }),
    onHang: () => undefined,
    ...options,
    timings: { ...SHORT, ...options.timings },
  });
}

/** A task whose work is a function of its key; every run leaves a row, in the transaction of the step, so that effects can be counted. */
export function buildTask(topic: string, work: (key: string, db: Knex) => unknown = () => undefined): WorkerTask {
  return defineTask({
    topic,
    input: z.object({ key: z.string() }),
    errors: ['NO_INSTITUTION'],
    async run({ db }, { key }) {
      await db('app.demo_steps').insert({ story: key, step: await countEffects(db, key) });
      await work(key, db);
      return { answer: `done ${key}` };
    },
  });
}

/** How often the work of a key was committed. */
export async function countEffects(db: Knex, key: string): Promise<number> {
  const rows: unknown[] = await db('app.demo_steps').where({ story: key }).select('step');
  return rows.length;
}
