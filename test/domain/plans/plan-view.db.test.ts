import { afterAll, beforeAll, expect, test } from 'vitest';
import { markMeasure } from '#domain/measures/mark-measure';
import { openPlan, summarisePlan } from '#domain/plans/plan-view';
import { issueReferral } from '#domain/requests/issue-referral';
import { listLetters } from '#domain/requests/letter-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildOrganisation } from '../../support/factories.ts';
import { buildSupportStory, draftFor, itemFor, itemIds, playToActivePlan } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-232 a measure names those after which it begins by their places', async () => {
  const story = await buildSupportStory(database.db);
  const first = itemFor(story.case, { measureCode: '5.6.1' });
  const items = [first, itemFor(story.case, { measureCode: '5.6.2', afterNumbers: [1] })];
  await playToActivePlan(story, draftFor(story, { items }));

  const { shown } = await openPlan(story.as(story.curator), { caseId: story.case.caseId });

  expect(shown?.groups.flatMap((group) => group.items.map(({ place, after }) => [place, after]))).toEqual([
    ['1.1', []],
    ['1.2', ['1.1']],
  ]);
});

test('T-138 T-139 T-143 a plan is shown in the six groups of the form with its numbers and marks', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, childId } = story.case;
  const items = ['5.11.1', '5.6.1', '5.6.2'].map((measureCode) => itemFor(story.case, { measureCode }));
  await playToActivePlan(story, draftFor(story, { items }));
  const [planItemId = ''] = await itemIds(story);
  await markMeasure(story.as(story.curator), { planItemId, mark: 'done', result: 'Памятка вручена' });

  const { shown } = await openPlan(story.as(story.curator), { caseId });
  const summary = await summarisePlan(story.as(story.curator), caseId);

  expect(shown?.groups.map(({ number, items: rows }) => [number, rows.map(({ place }) => place)])).toEqual([
    [1, ['1.1', '1.2']],
    [2, []],
    [3, []],
    [4, []],
    [5, ['5.1']],
    [6, []],
  ]);
  expect(shown?.groups[0]?.items[0]).toMatchObject({
    status: 'done',
    result: 'Памятка вручена',
    targets: [{ id: childId }],
    markedBy: { id: story.curator.userId },
  });
  expect(summary).toMatchObject({ version: 1, status: 'active', itemsTotal: 3, itemsDone: 1 });
});

test('T-077 a letter is listed for the curator of its case', async () => {
  const story = await buildSupportStory(database.db);
  const organisationId = await buildOrganisation(database.db);
  const items = [itemFor(story.case, { measureCode: '5.6.2', coExecutorIds: [organisationId] })];
  await playToActivePlan(story, draftFor(story, { items }));
  const [planItemId = ''] = await itemIds(story);
  await issueReferral(story.system(), { planItemId });

  const { items: letters } = await listLetters(story.as(story.curator), {}, { limit: 50, offset: 0 });

  expect(letters).toMatchObject([
    { number: `${story.case.centre.prefix}-Н26-0001`, case: { id: story.case.caseId }, isOverdue: false, answer: null },
  ]);
});
