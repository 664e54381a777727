import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { subscribeTasks } from '#engine/subscribe-tasks';
import { openDatabase } from '#platform/database';
import { WORKERS_CONNECTIONS } from '../../../workers/start-workers.ts';
import type { BenchStand } from '../bench-stand.ts';
import { countOpenTasks, noOpTask } from './no-op-load.ts';

const LOOK_MS = 50;

/** What is left to do when the work is done: it is not part of it. */
export type Rest = () => Promise<void>;

/**
 * The client as production runs it: guard, heartbeat, attempts, and the inbox transaction around each task. What else a workers
 * process starts (relay, reconciler, sweep) has no part in a task, and its beginning would weigh more in ten seconds than in a day.
 */
export async function drainByWorkers({ config, secrets, databaseUrls, admin }: BenchStand, slot: string): Promise<Rest> {
  const db = openDatabase(databaseUrls.app, { maxConnections: WORKERS_CONNECTIONS });
  const subscription = subscribeTasks({
    db,
    engineUrl: config.engineUrl,
    account: { name: 'worker', password: secrets.engineWorker },
    workerId: `${hostname()}:workers:${slot}`,
    tasks: [noOpTask],
    now: () => new Date(),
    log: pino({ level: 'error' }),
    onHang: () => {
      throw new Error('polling has stopped');
    },
  });
  while ((await countOpenTasks({ admin })) > 0) await sleep(LOOK_MS);
  return async () => {
    await subscription.stop();
    await db.destroy();
  };
}
