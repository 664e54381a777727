import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '#domain/errors';

/** Where uploaded files lie: a folder outside of everything that is served, readable by the application only. */
export interface FileStore {
  readonly dir: string;
}

const OWNER_ONLY = 0o600;

/**
 * Writes content under a random name and returns the name. The file gets its name only when all of it is on disk, and people reach it
 * only through a row that is written afterwards: half a file can never be seen. Without its row a file is rubbish, not a document.
 */
export async function writeStoredFile(store: FileStore, content: Uint8Array): Promise<string> {
  const name = randomUUID();
  const temporary = path.join(store.dir, `${name}.part`);
  try {
    await mkdir(store.dir, { recursive: true, mode: 0o700 });
    const file = await open(temporary, 'wx', OWNER_ONLY);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, pathOf(store, name));
  } catch (error) {
    await rm(temporary, { force: true });
    throw isDiskFull(error) ? storeFull(error) : error;
  }
  return name;
}

export async function readStoredFile(store: FileStore, name: string): Promise<Buffer> {
  // A link in the folder is none of ours, wherever it leads.
  const file = await open(pathOf(store, name), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return await file.readFile();
  } finally {
    await file.close();
  }
}

export async function removeStoredFile(store: FileStore, name: string): Promise<void> {
  await rm(pathOf(store, name), { force: true });
}

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && NO_ROOM.has(error.code);
}

function storeFull(cause: unknown): DomainError {
  const error = new DomainError(
    'STORE_FULL',
    'На сервере нет места для файлов. Сообщите администратору; остальная работа не прервана.',
  );
  error.cause = cause;
  return error;
}

/** The name comes from our own row; what is not a plain name of ours is refused all the same. */
function pathOf(store: FileStore, name: string): string {
  if (!/^[0-9a-f-]{36}$/.test(name)) throw new Error('not the name of a stored file');
  return path.join(store.dir, name);
}
