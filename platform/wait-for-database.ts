import type { Knex } from 'knex';
import type { Config } from './config.ts';
import { findDatabaseUrls, type DatabaseUrls } from './database-urls.ts';
import { openDatabase } from './database.ts';
import { listMissingMigrations } from './migrate.ts';
import type { Secrets } from './secrets.ts';
import { waitFor, type Patience } from './wait-for.ts';

/** Waits until the database answers its administrator; roles and tables may still be missing. */
export async function waitForDatabase(config: Config, secrets: Secrets, patience?: Patience): Promise<DatabaseUrls> {
  return waitFor('The database', () => look(config, secrets, (urls) => asking(urls.admin, (db) => db.raw('select 1'))), patience);
}

/** Waits until the database answers the application's role and has every table that this program knows. */
export async function waitForMigrations(config: Config, secrets: Secrets, patience?: Patience): Promise<DatabaseUrls> {
  return waitFor('The database', () => look(config, secrets, (urls) => asking(urls.app, refuseMissing)), patience);
}

async function look(config: Config, secrets: Secrets, check: (urls: DatabaseUrls) => Promise<unknown>): Promise<DatabaseUrls> {
  const urls = findDatabaseUrls(config, secrets);
  if (!urls) throw new Error(`no embedded PostgreSQL runs in ${config.dataDir}; "npm start" runs it, or set DATABASE_URL.`);
  await check(urls);
  return urls;
}

async function refuseMissing(db: Knex): Promise<void> {
  const missing = await listMissingMigrations(db);
  if (missing.length > 0) throw new Error(`${missing.length} migrations are missing; "npm run migrate" runs them.`);
}

async function asking(url: string, ask: (db: Knex) => Promise<unknown>): Promise<void> {
  const db = openDatabase(url, { maxConnections: 1 });
  try {
    await ask(db);
  } finally {
    await db.destroy();
  }
}
