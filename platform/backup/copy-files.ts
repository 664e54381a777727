import { copyFile, lstat, mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { StartProblem } from '../start-problem.ts';
import { storedFile } from './manifest.ts';

/**
 * Copies every file that has a row in the client's snapshot. A file is on disk before its row is committed, keeps its content
 * and its name for ever, and is never removed once it has a row: so what is copied after the snapshot is what it named.
 */
export async function copyFilesOut(
  client: pg.Client,
  filesDir: string,
  folder: string,
): Promise<{ files: string[]; missingFiles: string[] }> {
  const { rows } = await client.query<{ name: string }>('select stored_name as name from app.documents order by 1');
  await mkdir(path.join(folder, 'files'), { mode: 0o700 });
  const files: string[] = [];
  const missingFiles: string[] = [];
  for (const { name } of rows) {
    const isThere = await copyWhole(path.join(filesDir, name), path.join(folder, storedFile(name)));
    (isThere ? files : missingFiles).push(name);
  }
  return { files, missingFiles };
}

/** Puts the files back into a store; those that survived there are overwritten with the same content. */
export async function copyFilesIn(folder: string, filesDir: string, files: readonly string[]): Promise<void> {
  await mkdir(filesDir, { recursive: true, mode: 0o700 });
  for (const name of files) await copyWhole(path.join(folder, storedFile(name)), path.join(filesDir, name));
}

/** Half a file never has the name of one. A link would bring in what the store never held. */
async function copyWhole(source: string, target: string): Promise<boolean> {
  const draft = `${target}.part`;
  try {
    if (!(await lstat(source)).isFile()) throw new StartProblem(`${source} is no ordinary file.`);
    await copyFile(source, draft);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
  const handle = await open(draft, 'r+');
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, target);
  return true;
}
