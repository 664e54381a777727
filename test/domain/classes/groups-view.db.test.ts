import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolInClass } from '#domain/classes/enrol-in-class';
import { listClassGroups } from '#domain/classes/groups-view';
import { classAttendanceForm } from '#domain/measures/class-attendance-form';
import { buildClassGroup, playToMeasure } from '../../support/class-story.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import { taskOf } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const AFTER = new Date('2026-03-18T07:00:00Z');

test('T-073 a closed measure frees its place; a group that is over still says how many were in it', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.1.4');
  const { centreId } = story.case.centre;
  await buildClassGroup(story, { dates: [{ heldOn: '2026-03-17', beginsAt: '17:30', topic: 'Развитие' }] });
  await enrolInClass(story.system(), { planItemId });
  const reader = story.as(story.curator, AFTER);
  const task = taskOf(story, 'class-attendance', { planItemId });
  const { initial } = await classAttendanceForm.prepare(reader, task);
  const marks = (initial['marks'] as object[]).map((mark) => ({ ...mark, mark: 'attended' }));
  await fillForm(classAttendanceForm, reader, task, { marks, result: 'Мать освоила приёмы ухода' });

  const before = await listClassGroups(story.as(story.curator), centreId);
  const after = await listClassGroups(reader, centreId);

  expect(before).toMatchObject([{ taken: 0, nextOn: '2026-03-17' }]);
  expect(after).toMatchObject([{ taken: 1, nextOn: null }]);
});
