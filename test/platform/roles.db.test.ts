import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#platform/database';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('the application reads and writes rows but cannot change tables', async () => {
  await expect(database.db('app.centres').select('id')).resolves.toEqual([]);
  await expect(database.db.raw('drop table app.demo_steps')).rejects.toThrow('must be owner');
  await expect(database.db.raw('create table app.own (id int)')).rejects.toThrow('permission denied');
  await expect(database.db.raw('truncate app.demo_steps')).rejects.toThrow('permission denied');
});

test('T-106 the audit trail takes new events and refuses every change of old ones', async () => {
  const event = { at: new Date(), actor_kind: 'system', actor_id: 'test', action: 'a', object_kind: 'o', object_id: '1' };
  await database.db('app.audit_events').insert(event);

  await expect(database.db('app.audit_events').update({ action: 'b' })).rejects.toThrow('permission denied');
  await expect(database.db('app.audit_events').delete()).rejects.toThrow('permission denied');
  await expect(database.owner('app.audit_events').delete()).rejects.toThrow('insert-only');
  await expect(database.owner.raw('truncate app.audit_events')).rejects.toThrow('insert-only');
});

test('the application cannot rewrite the list of migrations', async () => {
  await expect(database.db('app.migrations').delete()).rejects.toThrow('permission denied');
});

test('the engine sees its own schema only, and the owner of our views may read what it makes there', async () => {
  const engine = openDatabase(database.urls.engine);
  await engine.raw('create table engine.act_test (id int)');

  await expect(engine('app.centres').select()).rejects.toThrow('permission denied for schema app');
  await expect(database.owner('engine.act_test').select()).resolves.toEqual([]);
  await expect(database.db('engine.act_test').select()).rejects.toThrow('permission denied for schema engine');
  await engine.destroy();
});
