import { afterAll, beforeAll, expect, test } from 'vitest';
import { markMeasure } from '#domain/measures/mark-measure';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, draftFor, itemFor, itemIds, playToActivePlan } from '../../../support/support-story.ts';
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

  expect([first, again, other]).toEqual([
    { mayBegin: true, actionKind: 'inform' },
    { mayBegin: true, actionKind: 'inform' },
    { mayBegin: true, actionKind: 'refer' },
  ]);
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

/** Three measures: the second comes after the first, the third after both. */
async function playOrdered() {
  const story = await buildSupportStory(database.db);
  const { case: found } = story;
  const items = [
    itemFor(found, { measureCode: '5.6.1' }),
    itemFor(found, { measureCode: '5.6.2', afterNumbers: [1] }),
    itemFor(found, { measureCode: '5.6.3', afterNumbers: [1, 2] }),
  ];
  await playToActivePlan(story, draftFor(story, { items }));
  const [first = '', second = '', third = ''] = await itemIds(story);
  return { story, first, second, third };
}

test('T-232 B after A: B waits, is called when A is closed, and begins then', async () => {
  const { story, first, second } = await playOrdered();
  await performStep(startMeasureTask, story.system(), { planItemId: first });

  const waiting = await performStep(startMeasureTask, story.system(), { planItemId: second });
  await performStep(startMeasureTask, story.system(), { planItemId: second });
  await markMeasure(story.as(story.curator), { planItemId: first, mark: 'done', result: 'Памятка вручена' });
  const called: unknown = await database
    .db('app.engine_commands')
    .where({ dedupe_key: `measure-may-begin:${second}:${first}` })
    .pluck('payload');
  const begun = await performStep(startMeasureTask, story.system(), { planItemId: second });

  expect(waiting).toEqual({ mayBegin: false, actionKind: 'refer' });
  await expect(database.db('app.audit_events').where({ object_id: second, action: 'measure.waiting' })).resolves.toHaveLength(1);
  expect(called).toMatchObject([
    { message: 'measure-may-begin', businessKey: story.case.number, correlationKeys: { planItemId: second } },
  ]);
  expect(begun).toEqual({ mayBegin: true, actionKind: 'refer' });
});

test('T-232 a measure after two others begins when the last of them is closed, whatever its mark', async () => {
  const { story, first, second, third } = await playOrdered();
  const start = (planItemId: string) => performStep(startMeasureTask, story.system(), { planItemId });
  await start(third);

  await markMeasure(story.as(story.curator), { planItemId: first, mark: 'done', result: 'Памятка вручена' });
  const afterOne = await start(third);
  await start(second);
  await markMeasure(story.as(story.curator), { planItemId: second, mark: 'not-done', notDoneReason: 'Семья не пришла' });
  const afterBoth = await start(third);

  expect(afterOne).toMatchObject({ mayBegin: false });
  expect(afterBoth).toMatchObject({ mayBegin: true });
  const calls: unknown = await database.db('app.engine_commands').whereLike('dedupe_key', `measure-may-begin:${third}:%`);
  expect(calls).toHaveLength(2);
});

test('T-232 a measure that was taken out before it began ends at once and calls those after it', async () => {
  const { story, first, second } = await playOrdered();
  await performStep(startMeasureTask, story.system(), { planItemId: second });
  await database.db('app.plan_items').where({ id: first }).update({ status: 'cancelled' });

  const out = await performStep(startMeasureTask, story.system(), { planItemId: first });

  expect(out).toEqual({ mayBegin: true, actionKind: 'cancelled' });
  await expect(
    database.db('app.engine_commands').where({ dedupe_key: `measure-may-begin:${second}:${first}` }),
  ).resolves.toHaveLength(1);
});
