import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { OwnStand } from '../../faults/own-stand.ts';
import { uniqueCode } from '../../support/factories.ts';
import { countOpenTasks, deployNoOp, expectEachOnce, startTasks } from '../workers/no-op-load.ts';
import { startWorkerProcesses } from './worker-processes.ts';

const LOOK_MS = 50;
const PROCESSES = 4;

/** Seconds in which four workers processes complete so many tasks that do nothing, from the first task to the last. */
export async function drainSimpleTasks(stand: OwnStand, admin: pg.Client, count: number): Promise<number> {
  const run = uniqueCode();
  await deployNoOp(stand);
  await startTasks(stand, run, count);
  const workers = startWorkerProcesses(stand, PROCESSES);
  try {
    while ((await countOpenTasks({ admin })) === count) await sleep(LOOK_MS);
    const from = performance.now();
    while ((await countOpenTasks({ admin })) > 0) await sleep(LOOK_MS);
    const seconds = (performance.now() - from) / 1000;
    await workers.ready;
    await expectEachOnce({ admin }, run, count);
    return seconds;
  } finally {
    await workers.stop();
  }
}
