import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { findFreePort } from '../free-port.ts';
import { serverEnvironment } from './cluster.ts';
import type { OsUser } from './os-user.ts';

export interface LaunchOptions {
  readonly program: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly user: OsUser;
  readonly settings: Readonly<Record<string, string | number>>;
  /** Absent = one that is free now. */
  readonly port?: number | undefined;
}

export interface Launched {
  readonly pid: number;
  readonly port: number;
  hasEnded(): boolean;
  /** What the server has written to its log since this launch. */
  readLog(): string;
}

/** Starts the server in a process group of its own: Ctrl-C must not stop it before the parts that use it. */
export async function launchServer(options: LaunchOptions): Promise<Launched> {
  const port = options.port ?? (await findFreePort());
  // A file and not a pipe: the server outlives us when we are killed, and must not die of a closed pipe.
  const log = openSync(options.logFile, 'a', 0o600);
  const logStart = statSync(options.logFile).size;
  const settings = { port, ...BASE_SETTINGS, ...options.settings };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(options.program, ['-D', options.cluster, ...args], {
    ...options.user,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  return {
    pid: child.pid ?? 0,
    port,
    hasEnded: () => ended,
    readLog: () => readFileSync(options.logFile).subarray(logStart).toString('utf8'),
  };
}

/**
 * The server tells of itself (LOG, FATAL, PANIC) and not of statements that fail: their messages quote values, their
 * details whole rows of families. Whoever sent the statement is told all of it.
 */
export const QUIET_LOG = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const;

const BASE_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  lc_messages: 'C',
  max_connections: 200,
  shared_buffers: '256MB',
  ...QUIET_LOG,
} as const;
