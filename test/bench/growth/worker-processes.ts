import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { projectPath } from '#platform/project-path';
import type { ChildOrders } from '../../faults/children/read-orders.ts';
import { killHard, untilReady } from '../../faults/child.ts';
import type { OwnStand } from '../../faults/own-stand.ts';

const STOP_MS = 60_000;

export interface WorkerProcesses {
  readonly ready: Promise<unknown>;
  /** Lets them finish what they have in hand. */
  stop(): Promise<void>;
}

/** So many workers processes, each as production runs it. */
export function startWorkerProcesses({ config, secrets, databaseUrls }: OwnStand, count: number): WorkerProcesses {
  const children = Array.from({ length: count }, (_, slot) =>
    startOne({
      appUrl: databaseUrls.app,
      engineUrl: config.engineUrl,
      passwords: { api: secrets.engineApi, worker: secrets.engineWorker },
      slot: `growth-${slot}`,
      cases: [],
    }),
  );
  return {
    ready: Promise.all(children.map(untilReady)),
    stop: async () => {
      await Promise.all(children.map(stopOne));
    },
  };
}

function startOne(orders: ChildOrders): ChildProcess {
  return fork(projectPath('test/bench/growth/run-workers.ts'), [JSON.stringify(orders)], {
    cwd: projectPath(),
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function stopOne(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const force = setTimeout(() => void killHard(child), STOP_MS);
  child.disconnect();
  await gone;
  clearTimeout(force);
}
