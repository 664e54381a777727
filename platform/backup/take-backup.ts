import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { copyFilesOut } from './copy-files.ts';
import { copyOut } from './copy-table.ts';
import { writeManifest, type CopiedTable, type Manifest } from './manifest.ts';
import { describeEngineSchema, listMigrations, listSequences, listTables } from './read-catalogue.ts';

export interface BackupSource {
  readonly adminUrl: string;
  readonly filesDir: string;
  /** Folder of the backups; each is a folder in it, named by its moment. */
  readonly target: string;
}

export interface TakenBackup {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Beginning of the name of every backup. */
export const BACKUP_PREFIX = 'family-support-';

/**
 * Copies both schemas and the file store as they were at one moment, while everybody goes on working: one read-only snapshot
 * sees the application and the engine together. What is unfinished never has the name of a backup.
 */
export async function takeBackup({ adminUrl, filesDir, target }: BackupSource): Promise<TakenBackup> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const takenAt = await openSnapshot(client);
    const folder = path.join(target, `${BACKUP_PREFIX}${takenAt.replaceAll(/[-:]|\.\d+/g, '')}`);
    const draft = `${folder}.part`;
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    const manifest = await copyEverything(client, { takenAt, filesDir, draft });
    await writeManifest(draft, manifest);
    await rename(draft, folder);
    await syncFolder(target);
    return { folder, manifest };
  } finally {
    await client.end();
  }
}

/** The snapshot is taken by the first statement, a moment after the transaction's own time: what was committed until then is in it. */
async function openSnapshot(client: pg.Client): Promise<string> {
  await client.query('begin isolation level repeatable read read only');
  const { rows } = await client.query<{ at: Date }>('select now() as at');
  const at = rows[0]?.at;
  if (!at) throw new Error('the database does not tell the time');
  return at.toISOString();
}

async function copyEverything(
  client: pg.Client,
  { takenAt, filesDir, draft }: { takenAt: string; filesDir: string; draft: string },
): Promise<Manifest> {
  const tables: CopiedTable[] = [];
  for (const table of await listTables(client)) tables.push({ ...table, rows: await copyOut(client, table, draft) });
  return {
    format: 1,
    takenAt,
    migrations: [...(await listMigrations(client))],
    engineSchema: await describeEngineSchema(client),
    tables,
    sequences: await listSequences(client),
    ...(await copyFilesOut(client, filesDir, draft)),
  };
}

/** The new name itself must survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
