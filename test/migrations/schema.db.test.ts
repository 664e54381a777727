import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrateDatabase, revertAllMigrations } from '#platform/migrate';
import { projectPath } from '#platform/project-path';
import { listSchema } from '../../migrations/listing/list-schema.ts';
import { migrationNames } from '../../migrations/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const committed = readFileSync(projectPath('migrations/listing/schema-app.txt'), 'utf8');

test('the committed listing is the schema; "npm run schema:dump" writes it anew', async () => {
  const listing = await listSchema(database.owner);

  expect(listing).toContain('cases.number text not null');
  expect(listing).toEqual(committed);
});

test('every migration can be taken back, and then made again with the same result', async () => {
  await revertAllMigrations(database.urls.admin);
  const tables: unknown = await database.owner('pg_tables').where({ schemaname: 'app' }).pluck('tablename');
  expect(tables).toEqual(expect.arrayContaining(['migrations']));
  expect(tables).toHaveLength(2);

  const [first, second] = await Promise.all([1, 2].map(() => migrateDatabase(database.urls.admin, inject('testServer').secrets)));

  expect([first, second].map((names) => names?.length).sort()).toEqual([0, migrationNames.length]);
  expect(await listSchema(database.owner)).toEqual(committed);
});
