import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inheritEnvironment } from '#platform/config';
import { projectPath } from '#platform/project-path';
import { isAlive } from '../../platform/postgres/live-server.ts';

export interface StartedSystem {
  readonly child: ChildProcess;
  /** Everything printed until now. */
  readonly output: () => string;
  /** Waits for a line; fails when the program ends before. */
  readonly waitFor: (pattern: RegExp) => Promise<void>;
  readonly exitCode: Promise<number | null>;
}

/** Runs `npm start` as npm runs it, with settings of the test's own. */
export function startSystem(env: Readonly<Record<string, string>>): StartedSystem {
  const child = spawn(process.execPath, [projectPath('platform/start.mjs')], {
    cwd: projectPath(),
    env: inheritEnvironment({ DEMO: '0', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exitCode = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  return {
    child,
    exitCode,
    output: () => output,
    waitFor: async (pattern) => {
      while (!pattern.test(output)) {
        if (child.exitCode !== null) throw new Error(`npm start ended:\n${output}`);
        await sleep(100);
      }
    },
  };
}

/** Every process below another one, as long as it is there to be found. */
export function listDescendants(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), readParent(name)] as const);
  const below = (parent: number): number[] =>
    parents.filter(([, its]) => its === parent).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

/** Those of the processes that are still running after the patience is over. */
export async function waitUntilGone(pids: readonly number[], patienceMs: number): Promise<readonly number[]> {
  const end = Date.now() + patienceMs;
  while (pids.some(isAlive) && Date.now() < end) await sleep(100);
  return pids.filter(isAlive);
}

function readParent(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
