import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { assignCurator, buildCase, buildOrganisation, buildUser } from '../support/factories.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a built case stands in one centre with its family, appeal and curator', async () => {
  const { db } = database;
  const built = await buildCase(db);
  const curator = await buildUser(db, built.centre, 'curator');
  await assignCurator(db, built.caseId, curator.userId);
  await buildOrganisation(db);

  const row: unknown = await db('app.cases as c')
    .join('app.families as f', 'f.id', 'c.family_id')
    .join('app.appeals as a', 'a.case_id', 'c.id')
    .join('app.curator_assignments as k', 'k.case_id', 'c.id')
    .where('c.id', built.caseId)
    .first('f.centre_id', 'a.received_on', 'k.user_id');

  expect(row).toEqual({ centre_id: built.centre.centreId, received_on: '2026-03-02', user_id: curator.userId });
});

test('values come back in the types that the code relies on', async () => {
  const { rows } = await database.db.raw<{ rows: unknown[] }>(
    `select date '2026-02-28' as day, timestamptz '2026-02-28 00:00+03' as instant, 9007199254740993::bigint as big, 1.5::numeric as amount`,
  );

  expect(rows).toEqual([{ day: '2026-02-28', instant: new Date('2026-02-27T21:00:00Z'), big: '9007199254740993', amount: 1.5 }]);
});

test('Russian names sort and compare as a reader expects', async () => {
  const { rows } = await database.db.raw<{ rows: unknown[] }>(
    `select array_agg(name order by name) as names, bool_and(upper('ёж') = 'ЁЖ') as upper from unnest(array['Яковлев','Ёлкина','Егоров','Жуков','егорова']) name`,
  );

  expect(rows).toEqual([{ names: ['Егоров', 'егорова', 'Ёлкина', 'Жуков', 'Яковлев'], upper: true }]);
});
