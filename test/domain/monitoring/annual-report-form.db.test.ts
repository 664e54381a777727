import { afterAll, beforeAll, expect, test } from 'vitest';
import { markMeasure } from '#domain/measures/mark-measure';
import { annualReportForm } from '#domain/monitoring/annual-report-form';
import { halfYearReportForm } from '#domain/monitoring/half-year-report-form';
import { scheduleControl } from '#domain/monitoring/schedule-control';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import {
  buildSupportStory,
  draftFor,
  itemIds,
  playToActivePlan,
  taskOf,
  type SupportStory,
} from '../../support/support-story.ts';

const HALF = new Date('2026-09-02T08:00:00Z');
const YEAR = new Date('2027-02-20T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function supportedForAYear(): Promise<SupportStory> {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story, draftFor(story, { termMonths: 12, termReason: 'Сложный случай' }));
  return story;
}

/** Fills a report at the point that the process waits for. */
async function fillReport(
  story: SupportStory,
  kind: 'half-year' | 'annual',
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const now = kind === 'half-year' ? HALF : YEAR;
  const { controlPointId } = await scheduleControl(story.system(now), { caseId: story.case.caseId });
  const form = kind === 'half-year' ? halfYearReportForm : annualReportForm;
  const words = { dynamics: 'Улучшается', familyState: 'Спокойно', proposals: 'Продолжать' };
  await fillForm(form, story.as(story.curator, now), taskOf(story, form.formKey, { controlPointId }), {
    ...words,
    ...(kind === 'annual' && { results: 'Оформлены выплаты' }),
    ...data,
  });
}

test('T-169 the yearly report of twelve months includes the numbers of the half-year, and shows them while it is written', async () => {
  const story = await supportedForAYear();
  const { caseId } = story.case;
  const [first = '', second = ''] = await itemIds(story);
  await markMeasure(story.as(story.curator), { planItemId: first, mark: 'done', result: 'Памятка вручена' });
  await fillReport(story, 'half-year');
  await markMeasure(story.as(story.curator), { planItemId: second, mark: 'not-done', notDoneReason: 'Нет мест' });

  const { facts } = await annualReportForm.prepare(story.as(story.curator, YEAR), taskOf(story, 'annual-report'));
  await fillReport(story, 'annual');

  expect(facts).toContainEqual({
    label: 'Отчёт за полугодие 02.03.2026 – 02.09.2026',
    value: 'выполнено 1, не выполнено 0, без отметки 1. Улучшается',
  });
  const reports: unknown = await database
    .db('app.support_reports')
    .select('kind', 'period_from', 'period_to', database.db.raw(`figures->'total' as total, figures->'halfYears' as halves`))
    .where({ case_id: caseId })
    .orderBy('created_at');
  const half = { period_from: '2026-03-02', period_to: '2026-09-02', total: { done: 1, notDone: 0, open: 1 } };
  expect(reports).toEqual([
    { kind: 'half-year', ...half, halves: null },
    {
      ...{ kind: 'annual', period_from: '2026-03-02', period_to: '2027-03-02', total: { done: 1, notDone: 1, open: 0 } },
      halves: [{ periodFrom: '2026-03-02', periodTo: '2026-09-02', total: half.total }],
    },
  ]);
});

const progressOf = (story: SupportStory): Promise<unknown> =>
  database.db('app.agenda_items').select('kind', 'status', 'note').where({ case_id: story.case.caseId, kind: 'progress' });

test('T-080 T-173 each half-year report brings the progress before the consilium, unless the centre has switched it off', async () => {
  const story = await supportedForAYear();
  const quiet = await supportedForAYear();
  const { centreId } = quiet.case.centre;
  await database
    .db('app.settings')
    .insert({ key: 'progressWithReport', centre_id: centreId, value: 'false', updated_by: 'test' });

  await fillReport(story, 'half-year');
  await fillReport(quiet, 'half-year');

  await expect(progressOf(story)).resolves.toEqual([{ kind: 'progress', status: 'waiting', note: 'Продолжать' }]);
  await expect(progressOf(quiet)).resolves.toEqual([]);
  await expect(database.db('app.cases').first('status').where({ id: story.case.caseId })).resolves.toEqual({ status: 'support' });
});

test('T-173 the yearly report at the end of the term leaves the question to the review', async () => {
  const story = await supportedForAYear();
  await fillReport(story, 'half-year');
  await database.db('app.agenda_items').where({ case_id: story.case.caseId, kind: 'progress' }).delete();

  await fillReport(story, 'annual');

  await expect(progressOf(story)).resolves.toEqual([]);
});

test('T-174 a report that finds the situation changed calls a revision with its reason; one is enough', async () => {
  const story = await supportedForAYear();
  const wish = { needsRevision: true, revisionReason: 'Ребёнок пошёл в школу' };

  await expect(fillReport(story, 'half-year', { needsRevision: true })).rejects.toMatchObject({
    details: { fields: { '/revisionReason': 'Укажите, почему нужен пересмотр ИПССС.' } },
  });
  await fillReport(story, 'half-year', wish);
  await fillReport(story, 'annual', wish);

  const events: unknown = await database
    .db('app.case_events')
    .select('kind', 'note', 'status', 'happened_on')
    .where({ case_id: story.case.caseId });
  expect(events).toEqual([{ kind: 'revision', note: 'Ребёнок пошёл в школу', status: 'open', happened_on: '2026-09-02' }]);
});

test('a report that was being written when a new version came into force ends its own point and no other', async () => {
  const story = await supportedForAYear();
  const { caseId } = story.case;
  const { controlPointId } = await scheduleControl(story.system(), { caseId });
  const { id: planId } = (await database.db('app.plan_versions').first('id').where({ case_id: caseId })) as { id: string };
  await database
    .db('app.control_points')
    .insert({ case_id: caseId, plan_version_id: planId, kind: 'half-year-report', due_on: '2026-08-01', opens_at: HALF });
  const words = { dynamics: 'Улучшается', familyState: 'Спокойно', proposals: 'Продолжать' };

  const task = taskOf(story, 'half-year-report', { controlPointId });
  await fillForm(halfYearReportForm, story.as(story.curator, HALF), task, words);

  const done: unknown = await database.db('app.control_points').where({ case_id: caseId }).whereNotNull('done_at').pluck('id');
  expect(done).toEqual([controlPointId]);
});
