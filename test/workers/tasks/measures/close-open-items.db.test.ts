import { afterAll, beforeAll, expect, test } from 'vitest';
import { markMeasure } from '#domain/measures/mark-measure';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, decide, itemIds, playToActivePlan } from '../../../support/support-story.ts';
import { closeOpenItemsTask } from '../../../../workers/tasks/measures/close-open-items.ts';

const END = new Date('2026-08-20T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-074 what is open at the end is not done, with the ground as its reason; marks that are set stay', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  const [done = '', open = ''] = await itemIds(story);
  await markMeasure(story.as(story.curator), { planItemId: done, mark: 'done', result: 'Памятка вручена' });
  await decide(story, 'results', { outcome: 'terminate', terminationGround: 'moved', newDistrict: 'Арский район' }, END);

  await performStep(closeOpenItemsTask, story.system(END), { caseId });
  await performStep(closeOpenItemsTask, story.system(END), { caseId });

  const items: unknown = await database.db('app.plan_items').select('id', 'status', 'not_done_reason').where({ case_id: caseId });
  expect(items).toEqual(
    expect.arrayContaining([
      { id: done, status: 'done', not_done_reason: null },
      {
        id: open,
        status: 'not-done',
        not_done_reason: 'Сопровождение завершено: переезд семьи за пределы муниципального района (городского округа).',
      },
    ]),
  );
  await expect(database.db('app.audit_events').where({ object_id: open, action: 'measure.closed' })).resolves.toHaveLength(1);
});
