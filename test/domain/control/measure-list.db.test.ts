import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportMeasures } from '#domain/control/export-control';
import { openMeasureCalendar } from '#domain/control/measure-calendar-view';
import { listMeasures } from '#domain/control/measure-list-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  assignCurator,
  buildCase,
  buildCentre,
  buildOrganisation,
  buildUser,
  TEST_NOW,
  type TestCase,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';
import { buildPlanRows, type TestItem } from '../../support/plan-rows.ts';

let base: TestDatabase;
let centre: TestCentre;
let curator: TestUser;
let school: string;
let clinic: string;
const families: TestCase[] = [];
let helped: { caseId: string; itemId: string };

const PAGE = { limit: 50, offset: 0 };
const list = (filter: Parameters<typeof listMeasures>[1] = {}) => listMeasures(actingAs(base.db, curator), filter, PAGE);

async function family(
  of: TestUser,
  items: readonly TestItem[],
): Promise<{ found: TestCase; itemIds: string[]; planVersionId: string }> {
  const found = await buildCase(base.db, { centre, row: { status: 'support' } });
  await assignCurator(base.db, found.caseId, of.userId);
  return { found, ...(await buildPlanRows(base.db, found, { authorId: of.userId, items })) };
}

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  curator = await buildUser(base.db, centre, 'curator');
  school = await buildOrganisation(base.db, { name: 'Школа № 15', kind: 'education' });
  clinic = await buildOrganisation(base.db, { name: 'Поликлиника № 3' });
  const plans: readonly TestItem[][] = [
    [{ dueOn: '2026-04-20', executorId: school }, { dueOn: '2026-03-15' }],
    [{ dueOn: '2026-03-01', coExecutorIds: [clinic] }],
    [{ dueOn: '2026-05-05' }, { dueOn: '2026-02-20', status: 'done' }],
  ];
  for (const items of plans) {
    const { found, itemIds } = await family(curator, items);
    families.push(found);
    helped = { caseId: found.caseId, itemId: itemIds[0] ?? '' };
  }
  await family(await buildUser(base.db, centre, 'curator'), [{ dueOn: '2026-03-05', executorId: school }]);
});
afterAll(() => base.drop());

test('T-116 a curator with three families sees the measures of these three only, sorted by date', async () => {
  const { items, total } = await list();

  expect(total).toBe(5);
  expect(new Set(items.map((item) => item.case.id))).toEqual(new Set(families.map(({ caseId }) => caseId)));
  expect(items.map(({ dueOn }) => dueOn)).toEqual(['2026-02-20', '2026-03-01', '2026-03-15', '2026-04-20', '2026-05-05']);
  expect(items.map(({ state }) => state)).toEqual(['done', 'overdue', 'later', 'later', 'later']);
});

test('T-116 the filter by executor finds who executes and who helps, and the centre itself', async () => {
  const dueDays = async (executor: string) => (await list({ executor })).items.map(({ dueOn }) => dueOn);

  expect(await dueDays(school)).toEqual(['2026-04-20']);
  expect(await dueDays(clinic)).toEqual(['2026-03-01']);
  expect(await dueDays('centre')).toEqual(['2026-02-20', '2026-03-01', '2026-03-15', '2026-05-05']);
  expect((await list()).filters.executors).toEqual([
    { id: clinic, name: 'Поликлиника № 3' },
    { id: school, name: 'Школа № 15' },
  ]);
});

test('T-116 open measures, and those of one family', async () => {
  expect((await list({ state: 'open' })).total).toBe(4);
  expect((await list({ caseId: helped.caseId })).items.map(({ dueOn }) => dueOn)).toEqual(['2026-02-20', '2026-05-05']);
});

test('T-116 beside a measure stands what organisations answered or still owe', async () => {
  const { caseId, itemId } = helped;
  const letter = { case_id: caseId, plan_item_id: itemId, organisation_id: clinic, centre_id: centre.centreId };
  await base.db('app.letters').insert([
    {
      ...letter,
      number: 'П-1',
      addressee: 'Поликлиника № 3',
      subject: 'Направление',
      issued_on: '2026-02-10',
      answer_due_on: '2026-02-27',
      is_due_provisional: false,
    },
  ]);
  await base.db('app.engagements').insert({
    case_id: caseId,
    plan_item_id: itemId,
    organisation_id: school,
    organisation: 'Школа № 15',
    question: 'Принять в кружок',
    consent_on: '2026-02-20',
    consent_person_id: families[2]?.applicantId,
    status: 'agreed',
    engaged_by: curator.userId,
    engaged_at: TEST_NOW,
  });

  const found = (await list()).items.find(({ id }) => id === itemId);
  expect(found?.answers).toEqual([
    { kind: 'letter', organisation: 'Поликлиника № 3', state: 'waiting', dueOn: '2026-02-27', isOverdue: true },
    { kind: 'engagement', organisation: 'Школа № 15', state: 'agreed', dueOn: null, isOverdue: false },
  ]);
  expect((await list({ executor: school })).items.map(({ dueOn }) => dueOn)).toEqual(['2026-04-20', '2026-05-05']);
});

test('T-116 the month shows terms and the days of periodic measures, and no other month', async () => {
  const { found, itemIds, planVersionId } = await family(curator, [{ dueOn: '2026-06-30' }]);
  const days = ['2026-05-12', '2026-06-02', '2026-06-30'];
  await base
    .db('app.plan_item_occurrences')
    .insert(days.map((day) => ({ plan_version_id: planVersionId, plan_item_id: itemIds[0], occurs_on: day })));

  const june = await openMeasureCalendar(actingAs(base.db, curator), { month: '2026-06', caseId: found.caseId });
  const may = await openMeasureCalendar(actingAs(base.db, curator), { month: '2026-05' });
  expect(june.items.map(({ on, isTerm }) => [on, isTerm])).toEqual([
    ['2026-06-02', false],
    ['2026-06-30', true],
  ]);
  expect(may.items.map(({ on, isTerm }) => [on, isTerm])).toEqual([
    ['2026-05-05', true],
    ['2026-05-12', false],
  ]);
});

test('T-197 the list is taken out as a file, and the trail keeps by which filters', async () => {
  const file = await exportMeasures(actingAs(base.db, curator), { state: 'overdue' });

  const lines = file.content.toString('utf8').trim().split('\r\n');
  const [event]: unknown[] = await base.db('app.audit_events').where({ action: 'measures.exported' }).pluck('after');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('"01.03.2026"');
  expect(event).toEqual({ rows: 1, state: 'overdue' });
});
