import type { Knex } from 'knex';
import { z } from 'zod';
import { migrationNames, migrationSource } from '../migrations/index.ts';
import { withAdvisoryLock } from './advisory-lock.ts';
import { openDatabase } from './database.ts';
import { prepareDatabase } from './prepare-database.ts';
import type { Secrets } from './secrets.ts';

const settings: Knex.MigratorConfig = { migrationSource, schemaName: 'app', tableName: 'migrations' };

/** Brings roles, rights and schema `app` to the newest state; returns the names of the migrations that ran. */
export async function migrateDatabase(adminUrl: string, secrets: Secrets): Promise<readonly string[]> {
  await prepareDatabase(adminUrl, secrets);
  return withMigrator(adminUrl, async (db) => {
    const [, names] = z.tuple([z.number(), z.array(z.string())]).parse(await db.migrate.latest(settings));
    await db.raw('revoke insert, update, delete on app.migrations, app.migrations_lock from app');
    return names;
  });
}

/** Brings a database without our schemas to an earlier state, that of a backup: exactly these migrations, in this order. */
export async function migrateDatabaseTo(adminUrl: string, secrets: Secrets, names: readonly string[]): Promise<void> {
  await prepareDatabase(adminUrl, secrets);
  await withMigrator(adminUrl, async (db) => {
    for (const name of names) await db.migrate.up({ ...settings, name });
  });
}

/** Takes back every migration, for the test that goes up, down and up again. */
export async function revertAllMigrations(adminUrl: string): Promise<void> {
  await withMigrator(adminUrl, (db) => db.migrate.rollback(settings, true));
}

/** Names of the migrations that this program knows and the database does not have yet. */
export async function listMissingMigrations(db: Knex): Promise<readonly string[]> {
  if (!(await db.schema.withSchema('app').hasTable('migrations'))) return migrationNames;
  const done = new Set(z.array(z.string()).parse(await db('app.migrations').pluck('name')));
  return migrationNames.filter((name) => !done.has(name));
}

async function withMigrator<T>(adminUrl: string, work: (db: Knex) => Promise<T>): Promise<T> {
  return withAdvisoryLock(adminUrl, 'migrate', async () => {
    const db = openDatabase(adminUrl, { maxConnections: 2, statementTimeoutMs: 0, role: 'app_owner' });
    try {
      // We hold the only lock that counts; knex's own stays behind when a migrating process is killed.
      if (await db.schema.withSchema('app').hasTable('migrations_lock')) await db.migrate.forceFreeMigrationsLock(settings);
      return await work(db);
    } finally {
      await db.destroy();
    }
  });
}
