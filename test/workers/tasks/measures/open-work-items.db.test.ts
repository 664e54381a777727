import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, draftFor, itemFor, playToActivePlan } from '../../../support/support-story.ts';
import { openWorkItemsTask } from '../../../../workers/tasks/measures/open-work-items.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-073 the approved plan opens its measures by category of the family', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  const items = [itemFor(story.case, { measureCode: '5.6.1' }), itemFor(story.case, { measureCode: '5.11.1' })];
  await playToActivePlan(story, draftFor(story, { categories: ['large-family', 'disabled-child'], items }));

  const first = await performStep(openWorkItemsTask, story.system(), { caseId });
  const second = await performStep(openWorkItemsTask, story.system(), { caseId });

  expect(first).toEqual({ planVersion: 1, categories: 'disabled-child' });
  expect(second).toEqual(first);
});

test('T-217 a measure in own words goes with the first category of the family', async () => {
  const story = await buildSupportStory(database.db);
  const items = [itemFor(story.case, { text: 'Ремонт комнаты ребенка', assistanceType: 'social' })];
  await playToActivePlan(story, draftFor(story, { categories: ['large-family', 'disabled-child'], items }));

  const opened = await performStep(openWorkItemsTask, story.system(), { caseId: story.case.caseId });

  expect(opened).toEqual({ planVersion: 1, categories: 'large-family' });
});

test('without a plan in force nothing is opened', async () => {
  const story = await buildSupportStory(database.db);

  const opening = performStep(openWorkItemsTask, story.system(), { caseId: story.case.caseId });

  await expect(opening).rejects.toMatchObject({ code: 'NO_ACTIVE_PLAN' });
});
