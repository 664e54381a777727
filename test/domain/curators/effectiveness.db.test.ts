import { afterAll, beforeAll, expect, test } from 'vitest';
import { listEffectiveness, openEffectiveness } from '#domain/curators/effectiveness-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  assignCurator,
  buildCase,
  buildCentre,
  buildUser,
  TEST_NOW,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { buildPlanRows, buildRegisterRow, type TestItem } from '../../support/plan-rows.ts';

let base: TestDatabase;
let centre: TestCentre;
let curator: TestUser;
let colleague: TestUser;

const DONE: TestItem = { dueOn: '2026-02-10', status: 'done' };

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  curator = await buildUser(base.db, centre, 'curator', { last_name: 'Алексеева' });
  colleague = await buildUser(base.db, centre, 'curator', { last_name: 'Борисова' });
  await ended('completed', '2025-06-01', '2025-12-18', [DONE, DONE]);
  await ended('completed', '2025-05-01', '2025-11-17', [DONE, DONE]);
  await ended('completed', '2025-04-01', '2025-10-18', [DONE, DONE]);
  await ended('moved', '2025-08-01', '2026-02-17', [DONE]);
  await running(curator, [DONE, { dueOn: '2026-03-01' }, { dueOn: '2026-03-02' }]);
  await running(colleague, [{ dueOn: '2026-01-20' }]);
});
afterAll(() => base.drop());

async function running(of: TestUser, items: readonly TestItem[]): Promise<string> {
  const found = await buildCase(base.db, { centre, row: { status: 'support' } });
  await assignCurator(base.db, found.caseId, of.userId);
  await buildPlanRows(base.db, found, { authorId: of.userId, items });
  await buildRegisterRow(base.db, found, { entered_on: '2026-01-15' });
  return found.caseId;
}

async function ended(ground: string, enteredOn: string, removedOn: string, items: readonly TestItem[]): Promise<void> {
  const row = { status: 'closed', closing_ground: ground, closed_at: TEST_NOW };
  const found = await buildCase(base.db, { centre, row });
  await assignCurator(base.db, found.caseId, curator.userId);
  await base.db('app.curator_assignments').where({ case_id: found.caseId }).update({ to_at: TEST_NOW });
  await buildPlanRows(base.db, found, { authorId: curator.userId, items, status: 'archived' });
  await buildRegisterRow(base.db, found, { entered_on: enteredOn, removed_on: removedOn, removal_ground: ground });
}

const own = (period = {}) => openEffectiveness(actingAs(base.db, curator), { userId: curator.userId, ...period });

test('T-121 ten measures, eight done and one overdue, four closed cases, three by б: 80 %, 10 %, 75 %', async () => {
  expect(await own()).toMatchObject({
    measures: 10,
    done: 8,
    overdue: 1,
    closed: 4,
    completed: 3,
    doneShare: 80,
    overdueShare: 10,
    completedShare: 75,
    averageDays: 200,
  });
});

test('T-121 another curator who asks for it is refused, and the list shows them themselves only', async () => {
  await expect(openEffectiveness(actingAs(base.db, colleague), { userId: curator.userId })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const { items } = await listEffectiveness(actingAs(base.db, colleague), {});
  expect(items.map((item) => item.curator.id)).toEqual([colleague.userId]);
  expect(items[0]).toMatchObject({
    measures: 1,
    doneShare: 0,
    overdueShare: 100,
    closed: 0,
    completedShare: null,
    averageDays: null,
  });
});

test('T-121 the head sees the unit, the director the centre, and of other centres nobody knows', async () => {
  const unitId = await insertRow(base.db, 'app.units', { centre_id: centre.centreId, name: 'Второе отделение' });
  const second = await buildUser(base.db, { ...centre, unitId }, 'curator', { last_name: 'Яковлева' });
  const head = actingAs(base.db, await buildUser(base.db, centre, 'head'));
  const director = actingAs(base.db, await buildUser(base.db, centre, 'director'));
  const stranger = actingAs(base.db, await buildUser(base.db, await buildCentre(base.db), 'director'));

  const ids = async (ctx: typeof head) => (await listEffectiveness(ctx, {})).items.map((item) => item.curator.id);
  expect(await ids(head)).toEqual([curator.userId, colleague.userId]);
  expect(await ids(director)).toEqual([curator.userId, colleague.userId, second.userId]);
  await expect(openEffectiveness(head, { userId: second.userId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(openEffectiveness(stranger, { userId: curator.userId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('T-121 a period takes measures by the end of their term and cases by the day of their end', async () => {
  expect(await own({ from: '2025-11-01', to: '2025-12-31' })).toMatchObject({
    measures: 0,
    doneShare: null,
    closed: 2,
    completedShare: 100,
  });
  expect(await own({ from: '2026-03-01', to: '2026-03-31' })).toMatchObject({ measures: 2, overdue: 1, closed: 0 });
});

test('T-121 a case that was handed over counts for the successor, measures that were taken out for nobody', async () => {
  const caseId = await running(curator, [DONE, { dueOn: '2026-02-02', status: 'cancelled' }]);
  await base.db('app.curator_assignments').where({ case_id: caseId }).update({ to_at: TEST_NOW });
  await assignCurator(base.db, caseId, colleague.userId);

  expect(await own()).toMatchObject({ measures: 10 });
  expect(await openEffectiveness(actingAs(base.db, colleague), { userId: colleague.userId })).toMatchObject({
    measures: 2,
    done: 1,
  });
});
