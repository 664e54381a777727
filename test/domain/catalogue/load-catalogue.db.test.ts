import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMeasures } from '#domain/catalogue/list-measures';
import { loadCatalogue } from '#domain/catalogue/load-catalogue';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAsSystem } from '../../support/factories.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-214 the catalogue is loaded once, in the order of the annex', async () => {
  const ctx = actingAsSystem(database.db);

  await loadCatalogue(ctx);
  await loadCatalogue(ctx);

  const measures = await listMeasures(ctx, { version: 1 });
  expect(measures.map(({ position }) => position)).toEqual(Array.from({ length: 36 }, (_, index) => index + 1));
  expect(measures[0]).toMatchObject({ code: '5.1.1', category: 'disabled-child', actionKind: 'inform', helpKind: 'pedagogical' });
  await expect(database.db('app.audit_events').where({ action: 'catalogue.loaded' })).resolves.toHaveLength(1);
});

test('a version that is there is never overwritten, because running cases rely on it', async () => {
  const ctx = actingAsSystem(database.db);
  await loadCatalogue(ctx);
  await database.db('app.catalogue_measures').update({ action_kind: 'consult' }).where({ version: 1, code: '5.1.1' });

  await loadCatalogue(ctx);

  const [first] = await listMeasures(ctx, { version: 1 });
  expect(first?.actionKind).toBe('consult');
});
