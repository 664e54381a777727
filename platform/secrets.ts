import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { prepareDataFolder } from './data-folder.ts';
import { StartProblem } from './start-problem.ts';

const password = z.string().min(20);
const secretsFile = z.object({
  databaseAdmin: password,
  databaseApp: password,
  databaseEngine: password,
  engineApi: password,
  engineWorker: password,
  engineDeployer: password,
  signIn: password,
});

export type Secrets = Readonly<z.infer<typeof secretsFile>>;

/** Passwords of this installation, made at the first start and kept in the data folder, readable by its owner only. */
export function readSecrets(dataDir: string): Secrets {
  prepareDataFolder(dataDir);
  const file = path.join(dataDir, 'secrets.json');
  const text = readIfThere(file) ?? createSecrets(file);
  if ((statSync(file).mode & 0o077) !== 0) {
    throw new StartProblem(`Other users can read ${file}; take their rights away with "chmod 600".`);
  }
  const parsed = secretsFile.safeParse(parseJson(text));
  if (!parsed.success) throw new StartProblem(`${file} is damaged or from another version; restore it from a backup.`);
  return parsed.data;
}

/** Two parts may start at once: a link refuses to replace, so both end up with the secrets of the first. */
function createSecrets(file: string): string {
  const names = Object.keys(secretsFile.shape);
  const secrets = Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('base64url')]));
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(secrets, null, 2), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(file, 'utf8');
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
