import { afterAll, beforeAll, expect, test } from 'vitest';
import { scheduleControl } from '#domain/monitoring/schedule-control';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, draftFor, playToActivePlan } from '../../../support/support-story.ts';
import { openReportTask } from '../../../../workers/tasks/monitoring/open-report.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function scheduled() {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story, draftFor(story, { termMonths: 12, termReason: 'Сложный случай' }));
  const { controlPointId } = await scheduleControl(story.system(), { caseId });
  return { story, caseId, controlPointId };
}

test('T-168 a report is opened once at its control point', async () => {
  const { story, caseId, controlPointId } = await scheduled();

  await performStep(openReportTask, story.system(), { caseId, controlPointId });
  await performStep(openReportTask, story.system(new Date('2026-09-05T08:00:00Z')), { caseId, controlPointId });

  const passed: unknown = await database.db('app.control_points').where({ case_id: caseId }).whereNotNull('done_at').pluck('id');
  expect(passed).toEqual([controlPointId]);
  const told: unknown = await database
    .db('app.audit_events')
    .where({ case_id: caseId, action: 'control.report-opened' })
    .select('object_id', 'after');
  expect(told).toEqual([{ object_id: controlPointId, after: { kind: 'half-year-report', dueOn: '2026-09-02' } }]);
});

test('a control point of another case opens nothing', async () => {
  const [mine, other] = [await scheduled(), await scheduled()];

  const opening = performStep(openReportTask, mine.story.system(), {
    caseId: mine.caseId,
    controlPointId: other.controlPointId,
  });

  await expect(opening).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
