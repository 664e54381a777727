import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { openDatabase } from '#platform/database';
import { startWorkers } from '../../../workers/start-workers.ts';
import type { BenchStand } from '../bench-stand.ts';
import { countOpenTasks, noOpTask } from './no-op-load.ts';

const LOOK_MS = 50;

/** What is left to do when the work is done: it is not part of it. */
export type Rest = () => Promise<void>;

/** The workers as production runs them: guard, heartbeat, attempts, and the inbox transaction around each task. */
export async function drainByWorkers(stand: BenchStand, slot: string): Promise<Rest> {
  const { config, secrets, databaseUrls } = stand;
  const db = openDatabase(databaseUrls.app, { maxConnections: 30 });
  const workers = await startWorkers({
    db,
    engineUrl: config.engineUrl,
    passwords: { api: secrets.engineApi, worker: secrets.engineWorker },
    slot,
    tasks: [noOpTask],
    now: () => new Date(),
    log: pino({ level: 'error' }),
    onBroken: (reason) => {
      throw new Error(reason);
    },
  });
  while ((await countOpenTasks(stand)) > 0) await sleep(LOOK_MS);
  return async () => {
    await workers.stop();
    await db.destroy();
  };
}
