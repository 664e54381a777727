import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { inject } from 'vitest';
import { openDatabase } from '#platform/database';
import type { DatabaseUrls } from '#platform/database-urls';
import { cloneDatabase, dropDatabase } from './clone-database.ts';

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
  const server = inject('testServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const urls = await cloneDatabase(server, name);
  const db = openDatabase(urls.app);
  const owner = openDatabase(urls.admin, { role: 'app_owner', maxConnections: 2 });
  return {
    db,
    owner,
    urls,
    drop: async () => {
      await Promise.all([db.destroy(), owner.destroy()]);
      await dropDatabase(server, name);
    },
  };
}
