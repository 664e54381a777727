import { spawnSync } from 'node:child_process';
import { StartProblem } from '../start-problem.ts';

/** Numbers for `spawn`; empty when the server runs as the user who started us. */
export interface OsUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root, and initdb wants a user with a passwd entry: a bare number is not enough. */
export function chooseOsUser(): OsUser {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = readId('-u', name);
    const gid = readId('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new StartProblem(
    'PostgreSQL cannot run as root, and there is no user "postgres" or "nobody" to run it as; start as an ordinary user.',
  );
}

/** Whether that user can pass through a folder and so reach what lies in it. */
export function canPassThrough(folder: string, user: OsUser): boolean {
  if (user.uid === undefined) return true;
  return spawnSync('test', ['-x', folder], { ...user }).status === 0;
}

function readId(option: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [option, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : undefined;
}
