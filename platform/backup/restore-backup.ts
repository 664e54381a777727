import pg from 'pg';
import { createEngineViews } from '#engine/views/create-views';
import { openDatabase } from '../database.ts';
import { migrateDatabase, migrateDatabaseTo } from '../migrate.ts';
import type { Secrets } from '../secrets.ts';
import { StartProblem } from '../start-problem.ts';
import { migrationNames } from '../../migrations/index.ts';
import { copyFilesIn } from './copy-files.ts';
import { copyIn } from './copy-table.ts';
import type { EngineSchema } from './engine-definitions.ts';
import { readManifest, type CopiedTable, type Manifest } from './manifest.ts';

export interface RestoreTarget {
  readonly adminUrl: string;
  readonly secrets: Secrets;
  readonly filesDir: string;
}

/**
 * Brings a backup back into an empty database and a file store. All rows come in one transaction: a restore that was killed
 * has brought nothing, and may be repeated. Nobody is signed in afterwards.
 */
export async function restoreBackup(folder: string, { adminUrl, secrets, filesDir }: RestoreTarget): Promise<Manifest> {
  const manifest = await readManifest(folder);
  refuseUnknown(manifest);
  await clearEmptySchemas(adminUrl);
  await copyFilesIn(folder, filesDir, manifest.files);
  await migrateDatabaseTo(adminUrl, secrets, manifest.migrations);
  await loadRows(adminUrl, folder, manifest);
  await migrateDatabase(adminUrl, secrets);
  await renewViews(adminUrl);
  return manifest;
}

function refuseUnknown({ migrations }: Manifest): void {
  const unknown = migrations.filter((name) => !migrationNames.includes(name));
  if (unknown.length > 0) {
    throw new StartProblem(
      `The backup is of a newer version of this program (it knows ${unknown.join(', ')}); restore it with that.`,
    );
  }
}

/** A database that a first start or a restore that was killed has only touched counts as empty; anything else stays as it is. */
async function clearEmptySchemas(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ hasEngine: boolean; peopled: string[] }>(
      `select exists (select from pg_class where relnamespace = to_regnamespace('engine') and relkind = 'r') as "hasEngine",
              array_remove(array[to_regclass('app.users')::text, to_regclass('app.cases')::text], null) as peopled`,
    );
    const { hasEngine = false, peopled = [] } = rows[0] ?? {};
    const counts = await Promise.all(peopled.map(async (table) => (await client.query(`select from ${table} limit 1`)).rowCount));
    if (hasEngine || counts.some((count) => count !== 0)) {
      throw new StartProblem('The database is not empty; restore into an empty one (another DATA_DIR or DATABASE_URL).');
    }
    await client.query('drop schema if exists app, engine cascade');
  });
}

async function loadRows(adminUrl: string, folder: string, manifest: Manifest): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('begin');
    await client.query('set local role engine');
    await makeEngineTables(client, manifest.engineSchema);
    await loadTables(client, folder, manifest, 'engine');
    await makeEngineKeys(client, manifest.engineSchema);
    await client.query('set local role app_owner');
    await withoutGuards(client, () => loadTables(client, folder, manifest, 'app'));
    for (const { name, lastValue } of manifest.sequences)
      await client.query('select setval($1::regclass, $2)', [name, lastValue]);
    await client.query('commit');
  });
}

async function makeEngineTables(client: pg.Client, { tables }: EngineSchema): Promise<void> {
  for (const { name, columns } of tables) {
    await client.query(`create table engine.${pg.escapeIdentifier(name)} (${columns.join(', ')})`);
  }
}

/** After the rows: in this order they may come in any order, and the indexes are built once. */
async function makeEngineKeys(client: pg.Client, { constraints, indexes }: EngineSchema): Promise<void> {
  for (const { table, name, definition } of constraints) {
    await client.query(
      `alter table engine.${pg.escapeIdentifier(table)} add constraint ${pg.escapeIdentifier(name)} ${definition}`,
    );
  }
  for (const index of indexes) await client.query(index);
}

async function loadTables(client: pg.Client, folder: string, manifest: Manifest, schema: CopiedTable['schema']): Promise<void> {
  for (const table of manifest.tables.filter((one) => one.schema === schema)) {
    const rows = await copyIn(client, table, folder);
    if (rows !== table.rows) throw new Error(`${rows} of ${table.rows} rows of ${schema}.${table.name} were read`);
  }
}

/**
 * Empties the migrated schema and loads it with its triggers silent and its foreign keys away: old rows were judged when they
 * were written, and come here in the order of the alphabet. The keys come back and are checked against every row.
 */
async function withoutGuards(client: pg.Client, load: () => Promise<void>): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
      where relnamespace = 'app'::regnamespace and relkind = 'r' and relname not like 'migrations%'`,
  );
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where connamespace = 'app'::regnamespace and contype = 'f'`,
  );
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  // What migrations have seeded is in the copy as well.
  await client.query(`truncate ${tables.map(({ name }) => name).join(', ')}`);
  await load();
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
}

async function renewViews(adminUrl: string): Promise<void> {
  const db = openDatabase(adminUrl, { maxConnections: 1, statementTimeoutMs: 0 });
  try {
    await createEngineViews(db);
  } finally {
    await db.destroy();
  }
}

/** A connection that ends in the middle of a transaction takes it back. */
async function withClient(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
