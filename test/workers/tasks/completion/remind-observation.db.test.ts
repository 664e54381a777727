import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordObservation } from '#domain/completion/record-observation';
import { listActions } from '../../../domain/support.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildPostSupport } from '../../../support/post-support-story.ts';
import { type SupportStory } from '../../../support/support-story.ts';
import { remindObservationTask } from '../../../../workers/tasks/completion/remind-observation.ts';

const on = (day: string) => new Date(`${day}T08:00:00Z`);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const remindOn = (story: SupportStory, day: string) =>
  performStep(remindObservationTask, story.system(on(day)), { caseId: story.case.caseId });

const observe = (story: SupportStory, observedOn: string) =>
  recordObservation(story.as(story.curator, on(observedOn)), {
    caseId: story.case.caseId,
    taskId: `observation-${story.case.number}-${observedOn}`,
    observedOn,
    form: 'visit',
    familyState: 'same',
    actions: 'Беседа',
  });

const countNotices = async (story: SupportStory) =>
  (await database.db('app.notifications').where({ user_id: story.curator.userId, kind: 'observation-due' })).length;

test('T-101 the last curator is reminded once of an observation whose day has passed', async () => {
  const story = await buildPostSupport(database.db);

  await remindOn(story, '2026-10-07');
  await remindOn(story, '2026-10-08');

  expect(await countNotices(story)).toBe(1);
  const actions = await listActions(database.db, story.case.caseId);
  expect(actions.filter((action) => action === 'post-support.reminded')).toHaveLength(1);
});

test('T-101 an observation that was made keeps the reminder silent, the next one has its own', async () => {
  const story = await buildPostSupport(database.db);
  await observe(story, '2026-09-30');

  await remindOn(story, '2026-10-07');
  expect(await countNotices(story)).toBe(0);

  await remindOn(story, '2026-11-09');
  expect(await countNotices(story)).toBe(1);
});
