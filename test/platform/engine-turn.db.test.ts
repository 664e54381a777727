import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#platform/database';
import { waitForTurn } from '#platform/engine-turn';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('on an empty database the second engine waits until the first has made its tables', async () => {
  const { admin } = database.urls;
  const order: string[] = [];
  const letNextBoot = await waitForTurn(admin, 'operaton');
  const second = waitForTurn(admin, 'operaton').then(() => order.push('the second boots'));

  await markAs('operaton');
  order.push('the first answers');
  await letNextBoot();
  await second;

  expect(order).toEqual(['the first answers', 'the second boots']);
});

test('a database with tables takes only the engine that made them, and those at once', async () => {
  const { admin } = database.urls;

  await expect(waitForTurn(admin, 'camunda')).rejects.toThrow(
    'This database belongs to the engine operaton: set ENGINE_KIND=operaton, or give camunda a database of its own.',
  );
  await expect(Promise.all([waitForTurn(admin, 'operaton'), waitForTurn(admin, 'operaton')])).resolves.toHaveLength(2);
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
