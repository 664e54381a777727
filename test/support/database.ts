import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import pg from 'pg';
import { inject } from 'vitest';
import { deriveDatabaseUrls, type DatabaseUrls } from '#platform/database-urls';
import { openDatabase } from '#platform/database';
import { TEMPLATE_DATABASE, withDatabase, type TestServer } from './test-server.ts';

export interface TestDatabase {
  /** As the application connects: role `app`. */
  readonly db: Knex;
  /** As the owner of the tables, for what a test must arrange against the application's rights. */
  readonly owner: Knex;
  readonly urls: DatabaseUrls;
  drop(): Promise<void>;
}

/** A migrated, empty database of this test file alone; `drop` it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return cloneTemplate(inject('testServer'), `test_${randomBytes(6).toString('hex')}`);
}

/** Copies the template, which works only while nobody is connected to it. */
export async function cloneTemplate(server: TestServer, name: string): Promise<TestDatabase> {
  await asAdmin(server, `create database ${name} template ${TEMPLATE_DATABASE} strategy file_copy`);
  const urls = deriveDatabaseUrls(withDatabase(server.adminUrl, name), server.secrets);
  const db = openDatabase(urls.app);
  const owner = openDatabase(urls.admin, { role: 'app_owner', maxConnections: 2 });
  return {
    db,
    owner,
    urls,
    drop: async () => {
      await Promise.all([db.destroy(), owner.destroy()]);
      await asAdmin(server, `drop database ${name} with (force)`);
    },
  };
}

async function asAdmin(server: TestServer, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
