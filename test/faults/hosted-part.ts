import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectPath } from '#platform/project-path';

export type PartKind = 'engine' | 'web' | 'workers';

/** What one of our systemd units starts. */
export interface Unit {
  readonly args: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly restartAfterMs: number;
}

/** Reads a unit as systemd does for the given instance; `%i` is its number. */
export function readUnit(name: string, instance = ''): Unit {
  const file = projectPath('platform/hosting/systemd', `family-support-${name}${instance === '' ? '' : '@'}.service`);
  const lines = readFileSync(file, 'utf8').replaceAll('%i', instance).split('\n');
  const valueOf = (key: string) => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
  const [program = '', ...args] = (valueOf('ExecStart') ?? '').split(' ');
  if (program !== '/usr/bin/node') throw new Error(`${file} starts ${program}`);
  const given = (valueOf('Environment') ?? '').split(' ').filter((pair) => pair !== '');
  return {
    args,
    variables: Object.fromEntries(given.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])),
    restartAfterMs: Number(valueOf('RestartSec')) * 1000,
  };
}

export interface HostedPart {
  readonly child: () => ChildProcess;
  /** How often it ended unasked and was started again. */
  readonly restarts: () => number;
  /** SIGTERM, and the code with which it ends. */
  stop(): Promise<number | null>;
}

/** Keeps one part up as systemd would; it dies with the test, which holds the other end of its IPC channel. */
export function hostPart(unit: Unit, name: string, environment: NodeJS.ProcessEnv): HostedPart {
  let restarts = 0;
  let isStopping = false;
  let child = start();

  function start(): ChildProcess {
    const started = startUnit({ unit, name, environment, channel: ['ipc'] });
    started.once('exit', () => {
      if (!isStopping) void restart();
    });
    return started;
  }

  async function restart(): Promise<void> {
    restarts += 1;
    await sleep(unit.restartAfterMs);
    if (!isStopping) child = start();
  }

  return {
    child: () => child,
    restarts: () => restarts,
    stop: async () => {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      return child.exitCode;
    },
  };
}

/** Runs a unit that ends by itself, which an open IPC channel would keep it from. */
export async function runUnit(name: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const child = startUnit({ unit: readUnit(name), name, environment, channel: [] });
  const [code] = (await once(child, 'exit')) as unknown[];
  if (code !== 0) throw new Error(`${name} ended with code ${String(code)}, see test-results/hosted-${name}.log`);
}

interface StartOptions {
  readonly unit: Unit;
  readonly name: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly channel: readonly 'ipc'[];
}

function startUnit({ unit, name, environment, channel }: StartOptions): ChildProcess {
  mkdirSync(projectPath('test-results'), { recursive: true });
  const log = openSync(projectPath('test-results', `hosted-${name}.log`), 'a');
  const stdio = ['ignore', log, log, ...channel] as const;
  const child = spawn(process.execPath, unit.args, { cwd: projectPath(), env: environment, stdio: [...stdio] });
  closeSync(log);
  return child;
}
