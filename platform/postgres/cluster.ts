import { spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  chmodSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { StartProblem } from '../start-problem.ts';
import type { Binaries } from './binaries.ts';
import { canPassThrough, type OsUser } from './os-user.ts';

/** Superuser of the embedded cluster. */
export const ADMIN_USER = 'postgres';

/** Where clusters go whose data folder lies behind a closed door, such as /root. */
const SHARED_STATE = '/var/lib/family-support';

/** Makes the cluster of this state folder if there is none, and returns its real place. */
export function prepareCluster(options: { stateDir: string; binaries: Binaries; user: OsUser; password: string }): string {
  const place = path.join(options.stateDir, 'pgdata');
  if (!existsSync(path.join(place, 'PG_VERSION'))) createCluster({ ...options, place });
  const version = readFileSync(path.join(place, 'PG_VERSION'), 'utf8').trim();
  if (version !== options.binaries.major) {
    throw new StartProblem(
      `The database in ${place} is of PostgreSQL ${version}, this program brings ${options.binaries.major}; dump and load it first.`,
    );
  }
  return realpathSync(place);
}

/** Works in a draft and renames it, so that an interrupted initdb never looks like a cluster. */
function createCluster(options: { stateDir: string; binaries: Binaries; user: OsUser; password: string; place: string }): void {
  const { user, place } = options;
  const isReachable = canPassThrough(options.stateDir, user);
  const home = isReachable ? options.stateDir : makeSharedFolder();
  const draft = path.join(home, 'pgdata.draft');
  const passwordFile = path.join(home, 'initdb-password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  giveTo(user, draft, passwordFile);
  try {
    runInitdb(options.binaries.initdb, draft, passwordFile, user);
  } finally {
    rmSync(passwordFile);
  }
  renameSync(draft, path.join(home, 'pgdata'));
  if (!isReachable) {
    rmSync(place, { force: true });
    symlinkSync(path.join(home, 'pgdata'), place);
  }
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

function makeSharedFolder(): string {
  mkdirSync(SHARED_STATE, { recursive: true, mode: 0o755 });
  const folder = mkdtempSync(path.join(SHARED_STATE, 'cluster-'));
  chmodSync(folder, 0o755);
  return folder;
}

function giveTo(user: OsUser, ...files: string[]): void {
  if (user.uid === undefined || user.gid === undefined) return;
  for (const file of files) chownSync(file, user.uid, user.gid);
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
