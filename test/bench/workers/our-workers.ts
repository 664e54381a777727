import { EventEmitter, once } from 'node:events';
import { hostname } from 'node:os';
import { pino } from 'pino';
import { subscribeTasks } from '#engine/subscribe-tasks';
import { openWorkersDatabase } from '../../../workers/open-database.ts';
import type { BenchStand } from '../bench-stand.ts';
import { noOpTask } from './no-op-load.ts';

/** What is left to do when the work is done: it is not part of it. */
export type Rest = () => Promise<void>;

/**
 * The client as production runs it: guard, heartbeat, attempts, and the inbox transaction around each task. What else a workers
 * process starts (relay, reconciler, sweep) has no part in a task, and its beginning would weigh more in ten seconds than in a day.
 * Ends when the engine has taken so many reports.
 */
export async function drainByWorkers({ config, secrets, databaseUrls }: BenchStand, slot: string, count: number): Promise<Rest> {
  const db = openWorkersDatabase(databaseUrls.app);
  const reports = new EventEmitter();
  const drained = once(reports, 'last');
  let left = count;
  const subscription = subscribeTasks({
    db,
    engineUrl: config.engineUrl,
    account: { name: 'worker', password: secrets.engineWorker },
    workerId: `${hostname()}:workers:${slot}`,
    tasks: [noOpTask],
    now: () => new Date(),
    log: pino({ level: 'error' }),
    onReport: () => {
      left -= 1;
      if (left === 0) reports.emit('last');
    },
    onHang: () => {
      throw new Error('polling has stopped');
    },
  });
  await drained;
  return async () => {
    await subscription.stop();
    await db.destroy();
  };
}
