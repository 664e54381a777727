import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { buildClassGroup, playToMeasure } from '../../../support/class-story.ts';
import { performStep } from '../../../support/perform-step.ts';
import { enrolInClassTask } from '../../../../workers/tasks/classes/enrol-in-class.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-073 the people of a class measure get places in a group of the centre, once, until its last class is over', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.1.4');
  const groupId = await buildClassGroup(story);

  const first = await performStep(enrolInClassTask, story.system(), { planItemId });
  const again = await performStep(enrolInClassTask, story.system(), { planItemId });

  expect(first).toEqual({ classEndsAt: '2026-03-17T19:00:00+03:00' });
  expect(again).toEqual(first);
  await expect(database.db('app.class_places').where({ plan_item_id: planItemId })).resolves.toMatchObject([
    { group_id: groupId, person_id: story.case.childId, left_at: null },
  ]);
});

test.each([
  ['meant for another measure', { measureCodes: ['5.6.5'] }],
  ['without room', { capacity: 1 }],
])('a group %s is not taken: the curator chooses', async (_, changes) => {
  const { story, planItemId } = await playToMeasure(database.db, '5.1.4', {});
  await database
    .db('app.plan_items')
    .where({ id: planItemId })
    .update({ target_person_ids: [story.case.childId, story.case.applicantId] });
  await buildClassGroup(story, changes);

  await expect(performStep(enrolInClassTask, story.system(), { planItemId })).rejects.toMatchObject({ code: 'NO_CLASS_GROUP' });
});

test('a group that has met for the last time is not taken', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.1.4');
  await buildClassGroup(story);

  const late = story.system(new Date('2026-03-18T07:00:00Z'));

  await expect(performStep(enrolInClassTask, late, { planItemId })).rejects.toMatchObject({ code: 'NO_CLASS_GROUP' });
});
