import { afterAll, beforeAll, expect, test } from 'vitest';
import { openControlBoard } from '#domain/control/control-board-view';
import { exportControlBoard } from '#domain/control/export-control';
import { listMeasures } from '#domain/control/measure-list-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  assignCurator,
  buildCase,
  buildCentre,
  buildUser,
  type TestCase,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { buildPlanRows, type TestItem } from '../../support/plan-rows.ts';

let base: TestDatabase;
let centre: TestCentre;
let head: TestUser;
let director: TestUser;
let one: TestUser;
let other: TestUser;
let firstCase: TestCase;

/** Today is 2 March 2026; seven days ahead is 9 March. */
const FIRST: readonly TestItem[] = [
  { dueOn: '2026-03-01' },
  { dueOn: '2026-02-01', status: 'planned' },
  { dueOn: '2026-03-02' },
  { dueOn: '2026-03-09' },
  { dueOn: '2026-03-10' },
  { dueOn: '2026-02-10', status: 'done' },
  { dueOn: '2026-02-10', status: 'not-done' },
  { dueOn: '2026-02-10', status: 'cancelled' },
];
const PAGE = { limit: 50, offset: 0 };

async function supported(curator: TestUser, items: readonly TestItem[], at: TestCentre = centre): Promise<TestCase> {
  const found = await buildCase(base.db, { centre: at, row: { status: 'support' } });
  await assignCurator(base.db, found.caseId, curator.userId);
  await buildPlanRows(base.db, found, { authorId: curator.userId, items });
  return found;
}

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  head = await buildUser(base.db, centre, 'head');
  director = await buildUser(base.db, centre, 'director');
  one = await buildUser(base.db, centre, 'curator', { last_name: 'Алексеева' });
  other = await buildUser(base.db, centre, 'curator', { last_name: 'Борисова' });
  firstCase = await supported(one, FIRST);
  await supported(one, [{ dueOn: '2026-03-03' }, { dueOn: '2026-01-20', status: 'done' }]);
  await supported(other, [{ dueOn: '2026-02-27' }]);
  const elsewhere = await buildCentre(base.db);
  await supported(await buildUser(base.db, elsewhere, 'curator'), [{ dueOn: '2026-01-30' }], elsewhere);
});
afterAll(() => base.drop());

test('T-079 the counts of the board are those of the database, per curator and case', async () => {
  const board = await openControlBoard(actingAs(base.db, head), {});

  const { rows } = await base.db.raw<{ rows: unknown }>(
    `select cast(count(*) filter (where i.status in ('planned','running') and v.due_on < '2026-03-02') as int) as overdue,
            cast(count(*) filter (where i.status in ('planned','running') and v.due_on between '2026-03-02' and '2026-03-09') as int) as due,
            cast(count(*) filter (where i.status = 'not-done') as int) as "notDone",
            cast(count(*) filter (where i.status = 'done') as int) as done,
            cast(count(*) filter (where i.status <> 'cancelled') as int) as total
       from app.plan_items i join app.plan_version_items v on v.plan_item_id = i.id join app.cases c on c.id = i.case_id
      where c.centre_id = :centreId`,
    { centreId: centre.centreId },
  );
  expect(board.days).toBe(7);
  expect([board.totals]).toEqual(rows);
  expect(board.totals).toEqual({ overdue: 3, due: 3, notDone: 1, done: 2, total: 10 });
  expect(board.curators).toMatchObject([
    { curator: { id: one.userId }, families: 2, overdue: 2, due: 3, notDone: 1 },
    { curator: { id: other.userId }, families: 1, overdue: 1, due: 0, notDone: 0 },
  ]);
  expect(board.cases[0]).toMatchObject({ case: { id: firstCase.caseId }, overdue: 2, due: 2, notDone: 1, done: 1, total: 7 });
});

test.each(['overdue', 'due', 'not-done'] as const)(
  'T-079 each number opens the list of exactly those measures: %s',
  async (state) => {
    const { cases } = await openControlBoard(actingAs(base.db, head), {});

    expect(cases.length).toBe(3);
    for (const line of cases) {
      const list = await listMeasures(actingAs(base.db, head), { state, caseId: line.case.id }, PAGE);
      const counts = { overdue: line.overdue, due: line.due, 'not-done': line.notDone };
      expect([line.case.number, list.total]).toEqual([line.case.number, counts[state]]);
      expect(list.items.every((item) => item.state === state)).toBe(true);
    }
  },
);

test('T-079 how many days ahead counts as due is asked for, or set by the centre', async () => {
  const asked = await openControlBoard(actingAs(base.db, head), { days: 8 });
  await base.db('app.settings').insert({ key: 'controlDueDays', centre_id: centre.centreId, value: '1', updated_by: 'test' });
  const set = await openControlBoard(actingAs(base.db, head), {});
  await base.db('app.settings').where({ centre_id: centre.centreId }).delete();

  expect([asked.days, asked.totals.due]).toEqual([8, 4]);
  expect([set.days, set.totals.due]).toEqual([1, 2]);
});

test('T-079 a measure that a correction took out is no longer counted, one that stays is counted once', async () => {
  const found = await buildCase(base.db, { row: { status: 'support' } });
  const curator = await buildUser(base.db, found.centre, 'curator');
  const control = await buildUser(base.db, found.centre, 'head');
  await assignCurator(base.db, found.caseId, curator.userId);
  const old = {
    authorId: curator.userId,
    items: [{ dueOn: '2026-02-01' }, { dueOn: '2026-02-02' }],
    status: 'archived' as const,
  };
  const [kept] = (await buildPlanRows(base.db, found, old)).itemIds;
  const { planVersionId } = await buildPlanRows(base.db, found, { ...old, items: [], status: 'active', version: 2 });
  await base.db('app.plan_version_items').insert({
    plan_version_id: planVersionId,
    plan_item_id: kept,
    group_number: 5,
    position: 1,
    from_on: '2026-01-15',
    due_on: '2026-02-20',
  });

  expect((await openControlBoard(actingAs(base.db, control), {})).totals).toMatchObject({ overdue: 1, total: 1 });
});

test('T-079 head and director see their own place only, and nobody is shown a family of another centre', async () => {
  const unitId = await insertRow(base.db, 'app.units', { centre_id: centre.centreId, name: 'Второе отделение' });
  const second = await supported(other, [{ dueOn: '2026-02-26' }], { ...centre, unitId });

  const byHead = await openControlBoard(actingAs(base.db, head), {});
  const byDirector = await openControlBoard(actingAs(base.db, director), {});
  expect(byHead.cases.map((line) => line.case.id)).not.toContain(second.caseId);
  expect([byHead.totals.overdue, byDirector.totals.overdue]).toEqual([3, 4]);
  expect((await openControlBoard(actingAs(base.db, one), {})).cases).toEqual([]);
});

test('T-079 T-197 the board is taken out as a file, and the trail keeps who took how many lines', async () => {
  const file = await exportControlBoard(actingAs(base.db, director), { days: 30 });

  const lines = file.content.toString('utf8').trim().split('\r\n');
  const [event]: unknown[] = await base
    .db('app.audit_events')
    .where({ action: 'control-board.exported' })
    .select('actor_id', 'after');
  expect(lines[0]).toContain('"Просрочено"');
  expect(event).toEqual({ actor_id: director.userId, after: { rows: lines.length - 1, days: 30 } });
});
