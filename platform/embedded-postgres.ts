import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { prepareDataFolder } from './data-folder.ts';
import { findBinaries } from './postgres/binaries.ts';
import { ADMIN_USER, clusterIn, prepareCluster } from './postgres/cluster.ts';
import { launchServer, type Launched, type LaunchOptions } from './postgres/launch.ts';
import { findLiveServer, isAlive, type LiveServer } from './postgres/live-server.ts';
import { chooseOsUser } from './postgres/os-user.ts';
import { prepareServerHome, serverHome } from './postgres/server-home.ts';
import { StartProblem, describeError } from './start-problem.ts';

export interface PostgresOptions {
  /** Folder that holds the cluster, its log and, where needed, a copy of the programs. */
  readonly stateDir: string;
  readonly password: string;
  readonly database?: string;
  readonly startTimeoutMs?: number;
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Where it listened before, for those who still know it by that address; absent = one that is free now. */
  readonly port?: number;
  /** Folder for what lies behind a door that is closed to the server's user. */
  readonly sharedState?: string;
}

export interface RunningPostgres {
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  /** True when the server was already there, left behind by a process that was killed. */
  readonly isAdopted: boolean;
  /** Ends open transactions, writes everything down and waits until the server has gone. */
  stop(): Promise<void>;
}

/** The two engines never share a database. */
export const EMBEDDED_DATABASES = { camunda: 'family_support', operaton: 'family_support_operaton' } as const;

/** Starts the embedded PostgreSQL of a folder, as root or not, or adopts the server that already runs there. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { stateDir, password, database = EMBEDDED_DATABASES.camunda } = options;
  prepareDataFolder(stateDir);
  const user = chooseOsUser();
  const home = prepareServerHome(stateDir, user, options.sharedState);
  const binaries = await findBinaries(user, path.join(home, 'pg-native'));
  const cluster = prepareCluster({ home, binaries, user, password });
  const launchOptions: LaunchOptions = {
    program: binaries.postgres,
    cluster,
    user,
    logFile: path.join(stateDir, 'postgres.log'),
    settings: options.settings ?? {},
    port: options.port,
  };
  const server = await bringUp(launchOptions, password, options.startTimeoutMs ?? 60_000);
  await createDatabase(adminUrl(server.port, password, 'postgres'), database);
  return { url: adminUrl(server.port, password, database), ...server, stop: () => stopServer(server.pid) };
}

/** Administrator's address of the embedded server that runs on this folder now, if one does. */
export function findEmbeddedUrl(
  stateDir: string,
  password: string,
  database: string = EMBEDDED_DATABASES.camunda,
): string | undefined {
  const server = findLiveServer(clusterIn(serverHome(stateDir)));
  return server && adminUrl(server.port, password, database);
}

type Attempt = LiveServer & { readonly isAdopted: boolean; readonly launched?: Launched };

async function bringUp(
  options: LaunchOptions,
  password: string,
  timeoutMs: number,
): Promise<LiveServer & { isAdopted: boolean }> {
  const end = Date.now() + timeoutMs;
  let attempt = await adoptOrLaunch(options);
  for (;;) {
    const problem = await tryConnect(adminUrl(attempt.port, password, 'postgres'));
    if (!problem) return { pid: attempt.pid, port: attempt.port, isAdopted: attempt.isAdopted };
    if (isPasswordRefused(problem)) {
      throw new StartProblem(
        `The database in ${options.cluster} has another password than secrets.json; restore both from one backup.`,
        {
          cause: problem,
        },
      );
    }
    if (Date.now() > end) {
      throw new StartProblem(`PostgreSQL did not answer within ${timeoutMs / 1000} s: ${describeError(problem)}`, {
        cause: problem,
      });
    }
    const isGone = attempt.launched ? attempt.launched.hasEnded() : !isAlive(attempt.pid);
    if (isGone) refuseHopeless(attempt.launched, options.logFile);
    await sleep(isGone ? 300 : 50);
    if (isGone) attempt = await adoptOrLaunch(options);
  }
}

async function adoptOrLaunch(options: LaunchOptions): Promise<Attempt> {
  const live = findLiveServer(options.cluster);
  if (live) return { ...live, isAdopted: true };
  const launched = await launchServer(options);
  return { pid: launched.pid, port: launched.port, launched, isAdopted: false };
}

/** After a kill -9 the old backends leave shared memory within moments, and a chosen port may be taken: both pass. The rest does not. */
function refuseHopeless(launched: Launched | undefined, logFile: string): void {
  if (!launched) return;
  const log = launched.readLog();
  if (/pre-existing shared memory|lock file .* already exists|could not bind/.test(log)) return;
  const reason = log.trim().split('\n').at(-1) ?? 'no message';
  throw new StartProblem(`PostgreSQL did not start: ${reason} (see ${logFile}).`);
}

async function tryConnect(url: string): Promise<Error | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isPasswordRefused(error: Error): boolean {
  return 'code' in error && (error.code === '28P01' || error.code === '28000');
}

async function createDatabase(url: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

async function stopServer(pid: number, timeoutMs = 30_000): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  const end = Date.now() + timeoutMs;
  while (isAlive(pid) && Date.now() < end) await sleep(30);
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
}

function adminUrl(port: number, password: string, database: string): string {
  return `postgres://${ADMIN_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}
