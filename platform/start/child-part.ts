import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inheritEnvironment } from '../config.ts';
import { projectPath } from '../project-path.ts';
import { StartProblem } from '../start-problem.ts';

export interface ChildOptions {
  readonly name: string;
  readonly logFolder: string;
  /** Environment of the part beyond our own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Told when the part has ended without being asked to. */
  readonly onEnd?: (sentence: string) => void;
}

export interface ChildPart {
  readonly child: ChildProcess;
  readonly logFile: string;
  /** The first message of the part; fails when it ends before. */
  message(): Promise<unknown>;
  stop(): Promise<void>;
}

const STOP_PATIENCE_MS = 40_000;

/**
 * Starts one bundle of `dist/` as a process. It stands in a process group of its own, so that Ctrl-C reaches it through us
 * and in order; it sees our death, even by kill -9, as the end of its IPC channel.
 */
export function startChildPart(options: ChildOptions): ChildPart {
  mkdirSync(options.logFolder, { recursive: true });
  const logFile = path.join(options.logFolder, `${options.name}.log`);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(process.execPath, ['--enable-source-maps', projectPath('dist', `${options.name}.js`)], {
    cwd: projectPath(),
    env: inheritEnvironment(options.env),
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeSync(log);
  let isStopping = false;
  const ended = once(child, 'exit').then(() => `The part "${options.name}" ended: ${readLastLine(logFile)} (see ${logFile})`);
  void ended.then((sentence) => {
    if (!isStopping) options.onEnd?.(sentence);
  });
  return {
    child,
    logFile,
    message: async () => {
      const message = once(child, 'message').then(([first]: unknown[]) => first);
      return Promise.race([message, ended.then((sentence) => Promise.reject(new StartProblem(sentence)))]);
    },
    stop: async () => {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
      await ended;
      clearTimeout(force);
    },
  };
}

/** A part's last words tell why it could not go on; under a crash Node writes its own version below them. */
function readLastLine(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n').slice(-40);
  const words = lines.filter((line) => line.trim() !== '' && !/^Node\.js v|^\s+at |^[}\]]/.test(line));
  return words.findLast((line) => /error|problem/i.test(line)) ?? words.at(-1) ?? 'it said nothing';
}
