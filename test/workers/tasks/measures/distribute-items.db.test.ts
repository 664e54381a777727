import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, draftFor, itemFor, itemIds, playToActivePlan } from '../../../support/support-story.ts';
import { distributeItemsTask } from '../../../../workers/tasks/measures/distribute-items.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-073 T-139 measures of a category are sorted by kind of help', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  const codes = ['5.1.1', '5.6.1', '5.6.2', '5.8.1'];
  await playToActivePlan(story, draftFor(story, { items: codes.map((measureCode) => itemFor(story.case, { measureCode })) }));
  const [medical1, medical2, legal, pedagogical] = await itemIds(story);

  const input = { caseId, category: 'disabled-child', planVersion: 1 };
  const first = await performStep(distributeItemsTask, story.system(), input);
  const second = await performStep(distributeItemsTask, story.system(), input);

  expect(first).toEqual({
    pedagogicalItemIds: pedagogical,
    psychologicalItemIds: '',
    medicalItemIds: `${medical1 ?? ''},${medical2 ?? ''}`,
    legalItemIds: legal,
    socialItemIds: '',
    otherItemIds: '',
  });
  expect(second).toEqual(first);
});

test('a category without measures gets empty lists', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);

  const sorted = await performStep(distributeItemsTask, story.system(), {
    caseId: story.case.caseId,
    category: 'other',
    planVersion: 1,
  });

  expect(new Set(Object.values(sorted))).toEqual(new Set(['']));
});

test('an unknown version is refused', async () => {
  const story = await buildSupportStory(database.db);
  const input = { caseId: story.case.caseId, category: 'other', planVersion: 7 };

  await expect(performStep(distributeItemsTask, story.system(), input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
