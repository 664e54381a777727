import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, itemIds, playToActivePlan } from '../../../support/support-story.ts';
import { startMeasureTask } from '../../../../workers/tasks/measures/start-measure.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-073 a measure begins once and says which way it goes', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const [inform = '', refer = ''] = await itemIds(story);

  const first = await performStep(startMeasureTask, story.system(), { planItemId: inform });
  const again = await performStep(startMeasureTask, story.system(), { planItemId: inform });
  const other = await performStep(startMeasureTask, story.system(), { planItemId: refer });

  expect([first, again, other]).toEqual([{ actionKind: 'inform' }, { actionKind: 'inform' }, { actionKind: 'refer' }]);
  const statuses: unknown = await database.db('app.plan_items').whereIn('id', [inform, refer]).pluck('status');
  expect(statuses).toEqual(['running', 'running']);
  await expect(database.db('app.audit_events').where({ object_id: inform, action: 'measure.started' })).resolves.toHaveLength(1);
});

test('a measure that is marked stays marked', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const [planItemId = ''] = await itemIds(story);
  await database.db('app.plan_items').update({ status: 'done', result: 'Памятка вручена' }).where({ id: planItemId });

  await performStep(startMeasureTask, story.system(), { planItemId });

  await expect(database.db('app.plan_items').first('status').where({ id: planItemId })).resolves.toEqual({ status: 'done' });
});
