import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, draftFor, itemFor } from '../../../support/support-story.ts';
import { readLevelSignsTask } from '../../../../workers/tasks/plans/read-level-signs.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test.each([
  [['O12'], { hasConflict: true, hasCrisisRisk: false, needsAdaptation: false }],
  [['O06', 'O21'], { hasConflict: false, hasCrisisRisk: true, needsAdaptation: false }],
  [['O05'], { hasConflict: false, hasCrisisRisk: false, needsAdaptation: true }],
  [['O22'], { hasConflict: false, hasCrisisRisk: false, needsAdaptation: false }],
])('T-065 circumstances %j show the decision table %j', async (circumstances, signs) => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  const draft = draftFor(story, { circumstances, circumstancesNote: 'Сложная обстановка' });
  await savePlanDraft(story.as(story.curator), { caseId, draft });

  await expect(performStep(readLevelSignsTask, story.system(), { caseId })).resolves.toEqual(signs);
});

test('T-065 a substitute family needs adaptation whatever its circumstances are', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  const items = [itemFor(story.case, { text: 'Беседы с семьей', assistanceType: 'psychological' })];
  const draft = draftFor(story, { categories: ['substitute-family'], circumstances: ['O21'], items });
  await savePlanDraft(story.as(story.curator), { caseId, draft });

  const signs = await performStep(readLevelSignsTask, story.system(), { caseId });

  expect(signs).toMatchObject({ needsAdaptation: true });
});
