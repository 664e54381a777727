import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { BACKUP_PREFIX } from './take-backup.ts';

/** Removes the oldest backups of a folder beyond the wanted number, and nothing else; their names order them by time. */
export async function keepNewest(target: string, wanted: number): Promise<readonly string[]> {
  const backups = (await readdir(target)).filter((name) => /^\d{8}T\d{6}Z$/.test(name.replace(BACKUP_PREFIX, ''))).sort();
  const surplus = backups.slice(0, Math.max(0, backups.length - wanted));
  for (const name of surplus) await rm(path.join(target, name), { recursive: true });
  return surplus;
}
