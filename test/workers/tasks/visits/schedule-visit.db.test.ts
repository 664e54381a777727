import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, playToActivePlan, type SupportStory } from '../../../support/support-story.ts';
import { setVisitDays } from '../../../support/visit-days.ts';
import { scheduleVisitTask } from '../../../../workers/tasks/visits/schedule-visit.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

async function supported(): Promise<SupportStory> {
  const story = await buildSupportStory(base.db);
  await playToActivePlan(story);
  return story;
}

const scheduleOn = (story: SupportStory, day: string) =>
  performStep(scheduleVisitTask, story.system(new Date(`${day}T07:00:00Z`)), { caseId: story.case.caseId });

test('T-122 the next visit is due when the rhythm of the level says, and never in the past', async () => {
  const story = await supported();
  await setVisitDays(base.db, story, 7);

  expect(await scheduleOn(story, '2026-03-02')).toEqual({ isVisitPlanned: true, visitDueAt: '2026-03-09T09:00:00+03:00' });
  expect(await scheduleOn(story, '2026-03-09')).toEqual({ isVisitPlanned: true, visitDueAt: '2026-03-16T09:00:00+03:00' });
});

test('T-122 a centre that has set no rhythm plans no visits', async () => {
  expect(await scheduleOn(await supported(), '2026-03-02')).toEqual({ isVisitPlanned: false, visitDueAt: '' });
});
