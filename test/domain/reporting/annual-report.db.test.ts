import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAnnualReport } from '#domain/reporting/annual-report-view';
import { exportAnnualReport } from '#domain/reporting/export-annual-report';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  buildCase,
  buildCentre,
  buildUser,
  TEST_NOW,
  uniqueCode,
  type TestCase,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { buildRegisterRow } from '../../support/plan-rows.ts';

let base: TestDatabase;
let centre: TestCentre;
let director: TestUser;
let first: TestCase;

const total = (done: number, notDone: number, open: number) => ({ done, notDone, open });
const social = (done: number, notDone: number, open: number) => ({
  type: 'social',
  label: 'Социальная помощь',
  ...total(done, notDone, open),
});
const medical = (done: number) => ({ type: 'medical', label: 'Медицинская помощь', ...total(done, 0, 0) });
const HALF = { periodFrom: '2025-03-10', periodTo: '2025-09-10', total: total(2, 0, 5) };

async function supported(at: TestCentre = centre): Promise<TestCase> {
  return buildCase(base.db, { centre: at, row: { status: 'support' } });
}

async function report(found: TestCase, kind: string, periodTo: string, figures: object): Promise<void> {
  await insertRow(base.db, 'app.support_reports', {
    case_id: found.caseId,
    kind,
    period_from: '2025-03-10',
    period_to: periodTo,
    figures,
    dynamics: 'Улучшение',
    content: {},
    task_id: uniqueCode(),
    author_id: director.userId,
    created_at: TEST_NOW,
  });
}

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  director = await buildUser(base.db, centre, 'director');
  first = await supported();
  await report(first, 'half-year', '2025-09-10', { total: HALF.total, byType: [] });
  await report(first, 'annual', '2026-03-10', {
    total: total(5, 1, 2),
    byType: [social(3, 1, 2), medical(2)],
    halfYears: [HALF],
  });
  await report(await supported(), 'annual', '2026-05-01', { total: total(4, 0, 0), byType: [social(4, 0, 0)] });
  await report(await supported(), 'annual', '2025-12-31', { total: total(9, 9, 9), byType: [] });
  await report(await supported(await buildCentre(base.db)), 'annual', '2026-04-01', { total: total(7, 7, 7), byType: [] });
  await buildRegisterRow(base.db, first, { entered_on: '2025-03-10' });
  const left = { entered_on: '2026-01-20', removed_on: '2026-06-01', removal_ground: 'completed' };
  await buildRegisterRow(base.db, await supported(), left);
});
afterAll(() => base.drop());

const open = (year = 2026, user = director) => openAnnualReport(actingAs(base.db, user), { centreId: centre.centreId, year });

test('T-169 yearly reports of the cases are summed up for the centre by kind of help, the half-years stand beside', async () => {
  const annual = await open();

  expect(annual).toMatchObject({ reports: 2, total: total(9, 1, 2), byType: [social(7, 1, 2), medical(2)] });
  expect(annual.lines.find((line) => line.case.id === first.caseId)).toMatchObject({
    periodTo: '2026-03-10',
    total: total(5, 1, 2),
    halfYears: [HALF],
  });
  expect(annual.families).toEqual({ entered: 1, removed: 1, completed: 1, supported: 1 });
  expect((await open(2025)).total).toEqual(total(9, 9, 9));
  expect((await open(2024)).reports).toBe(0);
});

test('T-120 consultations are counted by the quarters of the year', async () => {
  const consultation = { case_id: first.caseId, person_id: first.applicantId, topic: 'Пособие', author_id: director.userId };
  const days = ['2026-02-01', '2026-03-31', '2026-04-01', '2026-12-31', '2025-12-31'];
  await base.db('app.consultations').insert(days.map((held_on) => ({ ...consultation, held_on, created_at: TEST_NOW })));

  expect((await open()).consultations).toEqual([2, 1, 0, 1]);
  expect((await open(2025)).consultations).toEqual([0, 0, 0, 1]);
});

test('T-169 a head has the sums of the centre and the families of the own unit only', async () => {
  const unitId = await insertRow(base.db, 'app.units', { centre_id: centre.centreId, name: 'Второе отделение' });
  const head = await buildUser(base.db, { ...centre, unitId }, 'head');

  const annual = await open(2026, head);
  expect([annual.total, annual.lines]).toEqual([total(9, 1, 2), []]);
  await expect(open(2026, await buildUser(base.db, centre, 'curator'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('T-169 T-197 the report is taken out as a file, and the trail keeps who took it', async () => {
  const file = await exportAnnualReport(actingAs(base.db, director), { centreId: centre.centreId, year: 2026 });

  const lines = file.content.toString('utf8').trim().split('\r\n');
  expect(lines[1]).toBe('"Итого по Центру";"2026";"12";"9";"1";"2"');
  expect(lines).toContain(`"Дело ${first.number}, полугодие";"10.03.2025 – 10.09.2025";"7";"2";"0";"5"`);
  const events: unknown = await base.db('app.audit_events').where({ action: 'annual-report.exported' }).pluck('after');
  expect(events).toEqual([{ year: 2026, rows: lines.length - 1 }]);
});
