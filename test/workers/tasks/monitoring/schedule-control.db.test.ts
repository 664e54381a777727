import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishControlPoint } from '#domain/monitoring/finish-control-point';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, draftFor, playToActivePlan } from '../../../support/support-story.ts';
import { openReportTask } from '../../../../workers/tasks/monitoring/open-report.ts';
import { scheduleControlTask } from '../../../../workers/tasks/monitoring/schedule-control.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-168 T-169 T-085 a year of support has its reports and its review before the end', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story, draftFor(story, { termMonths: 12, termReason: 'Сложный случай' }));

  const first = await performStep(scheduleControlTask, story.system(), { caseId });
  const again = await performStep(scheduleControlTask, story.system(), { caseId });
  await finishControlPoint(story.as(story.curator), { caseId, kind: 'half-year-report' });
  const second = await performStep(scheduleControlTask, story.system(), { caseId });
  await finishControlPoint(story.as(story.curator), {
    caseId,
    kind: 'annual-report',
    controlPointId: String(second.controlPointId),
  });
  const last = await performStep(scheduleControlTask, story.system(), { caseId });

  expect(first).toMatchObject({ controlKind: 'half-year-report', controlOpensAt: '2026-09-02T09:00:00+03:00' });
  expect(again).toEqual(first);
  expect(second).toMatchObject({ controlKind: 'annual-report', controlOpensAt: '2027-02-16T09:00:00+03:00' });
  expect(last).toMatchObject({ controlKind: 'results-review', controlOpensAt: '2027-02-16T09:00:00+03:00' });
  await expect(database.db('app.control_points').where({ case_id: caseId })).resolves.toHaveLength(3);
});

test('T-085 T-168 T-169 a report that was opened and not written lets the next control point come', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story, draftFor(story, { termMonths: 12, termReason: 'Сложный случай' }));

  const kinds: unknown[] = [];
  for (let point = 0; point < 2; point += 1) {
    const { controlKind, controlPointId = null } = await performStep(scheduleControlTask, story.system(), { caseId });
    kinds.push(controlKind);
    await performStep(openReportTask, story.system(), { caseId, controlPointId });
  }
  const last = await performStep(scheduleControlTask, story.system(), { caseId });

  expect(kinds).toEqual(['half-year-report', 'annual-report']);
  expect(last).toMatchObject({ controlKind: 'results-review', controlOpensAt: '2027-02-16T09:00:00+03:00' });
  await expect(database.db('app.support_reports').where({ case_id: caseId })).resolves.toEqual([]);
});

test('when every point is done the step fails instead of waiting for nothing', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  await performStep(scheduleControlTask, story.system(), { caseId });
  await finishControlPoint(story.as(story.curator), { caseId, kind: 'results-review' });

  await expect(performStep(scheduleControlTask, story.system(), { caseId })).rejects.toMatchObject({ code: 'NO_CONTROL_POINT' });
});
