import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartProblem } from '../start-problem.ts';
import type { Binaries } from './binaries.ts';
import type { OsUser } from './os-user.ts';

/** Superuser of the embedded cluster. */
export const ADMIN_USER = 'postgres';

export interface ClusterOptions {
  /** Folder that the server's user can reach. */
  readonly home: string;
  readonly binaries: Binaries;
  readonly user: OsUser;
  readonly password: string;
}

/** Where the cluster of a server's folder lies. */
export function clusterIn(home: string): string {
  return path.join(home, 'pgdata');
}

/** Makes the cluster if there is none, and returns its real place. */
export function prepareCluster(options: ClusterOptions): string {
  const cluster = clusterIn(options.home);
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) createCluster(options, cluster);
  const version = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== options.binaries.major) {
    throw new StartProblem(
      `The database in ${cluster} is of PostgreSQL ${version}, this program brings ${options.binaries.major}; dump and load it first.`,
    );
  }
  return realpathSync(cluster);
}

/** Works in a draft and renames it, so that an interrupted initdb never looks like a cluster. */
function createCluster({ home, binaries, user, password }: ClusterOptions, cluster: string): void {
  const draft = `${cluster}.draft`;
  const passwordFile = path.join(home, 'initdb-password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  giveTo(user, draft, passwordFile);
  try {
    runInitdb(binaries.initdb, draft, passwordFile, user);
  } finally {
    rmSync(passwordFile);
  }
  renameSync(draft, cluster);
}

function runInitdb(initdb: string, folder: string, passwordFile: string, user: OsUser): void {
  // ICU gives the Russian order of names, C.UTF-8 beside it makes upper(), ILIKE and trigrams work for Cyrillic: no other pair does both.
  const locale = ['--locale-provider=icu', '--icu-locale=ru-RU', '--locale=C.UTF-8', '--lc-messages=C', '--encoding=UTF8'];
  const access = ['-U', ADMIN_USER, `--pwfile=${passwordFile}`, '-A', 'scram-sha-256'];
  const answer = spawnSync(initdb, ['-D', folder, ...access, ...locale, '--data-checksums'], {
    ...user,
    env: serverEnvironment(),
    encoding: 'utf8',
  });
  if (answer.status !== 0) throw new StartProblem(`PostgreSQL could not make its data folder: ${lastLine(answer.stderr)}`);
}

/** Nothing of our own environment, secrets above all, reaches the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', TZ: 'UTC' };
}

function giveTo(user: OsUser, ...files: string[]): void {
  if (user.uid === undefined || user.gid === undefined) return;
  for (const file of files) chownSync(file, user.uid, user.gid);
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
