import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#platform/database';
import { refuseOtherEngine } from '#platform/refuse-other-engine';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('an empty database takes either engine, one with tables only the engine that made them', async () => {
  const { admin } = database.urls;
  await expect(refuseOtherEngine(admin, 'camunda')).resolves.toBeUndefined();
  await expect(refuseOtherEngine(admin, 'operaton')).resolves.toBeUndefined();

  await markAs('operaton');

  await expect(refuseOtherEngine(admin, 'operaton')).resolves.toBeUndefined();
  await expect(refuseOtherEngine(admin, 'camunda')).rejects.toThrow(
    'This database belongs to the engine operaton: set ENGINE_KIND=operaton, or give camunda a database of its own.',
  );
});

/** As the engine leaves its database; test/engine/server proves the mark on the real one. */
async function markAs(kind: string): Promise<void> {
  const engine = openDatabase(database.urls.engine, { maxConnections: 1 });
  await engine.raw('create table engine.act_ge_property (name_ varchar(64) primary key, value_ varchar(300), rev_ integer)');
  await engine('engine.act_ge_property').insert([
    { name_: 'historyLevel', value_: '3', rev_: 1 },
    { name_: `${kind}.installation.id`, value_: '8a210ba5', rev_: 1 },
  ]);
  await engine.destroy();
}
