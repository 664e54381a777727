import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { inheritEnvironment } from '#platform/config';
import { projectPath } from '#platform/project-path';
import type { ChildOrders } from './children/read-orders.ts';
import type { OwnStand } from './own-stand.ts';

/** Starts a part of the system as a process of its own that a test may kill. */
export function startChild(name: 'run-workers' | 'commit-and-die', orders: ChildOrders): ChildProcess {
  return fork(projectPath('test/faults/children', `${name}.ts`), [JSON.stringify(orders)], {
    cwd: projectPath(),
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Resolves when the child says that it works; fails when it ends instead. */
export async function untilReady(child: ChildProcess): Promise<void> {
  const first = await Promise.race([once(child, 'message'), once(child, 'exit')]).then((args: unknown[]) => args[0]);
  if (first !== 'ready') throw new Error('the child ended before it was ready');
}

/** Kills without any farewell, as a power cut would. */
export async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

export interface WorkersProgram {
  readonly child: ChildProcess;
  /** What it has written to its error output. */
  readonly errors: () => string;
}

interface ProgramOptions {
  readonly slot: string;
  readonly engineUrl?: string | undefined;
  /** Open file for what it logs. */
  readonly log?: number | undefined;
}

/** `npm run workers` as an operator starts it. */
export function startWorkersProgram(
  { config, databaseUrls }: OwnStand,
  { slot, engineUrl = config.engineUrl, log }: ProgramOptions,
): WorkersProgram {
  const child = fork(projectPath('workers/main.ts'), {
    cwd: projectPath(),
    execArgv: ['--import', 'tsx'],
    env: inheritEnvironment({
      DATA_DIR: config.dataDir,
      DATABASE_URL: databaseUrls.admin,
      ENGINE_URL: engineUrl,
      WORKER_SLOT: slot,
      LOG_LEVEL: 'warn',
    }),
    stdio: ['ignore', log ?? 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8');
  });
  return { child, errors: () => errors };
}

/** Exit code of the child, or `null` when a signal ended it. */
export async function untilEnd(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}
