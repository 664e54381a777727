import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMeasure } from '#domain/measures/start-measure';
import { markMeasure } from '#domain/measures/mark-measure';
import { countExtensions } from '#domain/plans/plan-reading';
import { revisePlanForm } from '#domain/plans/revise-plan-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildSupportStory, itemFor, itemIds, playToActivePlan, taskOf, type SupportStory } from '../../support/support-story.ts';

const NOW = new Date('2026-06-01T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const revise = (story: SupportStory, data: Readonly<Record<string, unknown>>) =>
  fillForm(revisePlanForm, story.as(story.curator, NOW), taskOf(story, 'revise-plan'), {
    reason: 'Изменилась ситуация',
    jointOn: '2026-06-01',
    jointParticipantIds: [story.case.applicantId],
    ...data,
  });

async function readRevision(story: SupportStory): Promise<{ endsOn: string; items: unknown[] }> {
  const plan = (await database
    .db('app.plan_versions')
    .first('id', 'ends_on')
    .where({ case_id: story.case.caseId, status: 'under-review' })) as { id: string; ends_on: string };
  const items = (await database
    .db('app.plan_version_items')
    .select('plan_item_id', 'position', 'due_on')
    .where({ plan_version_id: plan.id })
    .orderBy(['group_number', 'position'])) as unknown[];
  return { endsOn: plan.ends_on, items };
}

test('T-088 a correction that changes nothing is refused', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);

  await expect(revise(story, {})).rejects.toMatchObject({ code: 'REVISION_EMPTY' });
});

test('T-088 only a new date makes a version with that date and the same measures', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const [first, second] = await itemIds(story);

  await revise(story, { endsOn: '2026-12-02' });

  await expect(readRevision(story)).resolves.toEqual({
    endsOn: '2026-12-02',
    items: [
      { plan_item_id: first, position: 1, due_on: '2026-06-10' },
      { plan_item_id: second, position: 2, due_on: '2026-06-10' },
    ],
  });
});

test('T-081 T-088 only new measures keep the date; marked measures go over as they are', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const [done = '', open] = await itemIds(story);
  await markMeasure(story.as(story.curator), { planItemId: done, mark: 'done', result: 'Памятка вручена' });

  await revise(story, {
    redated: [{ itemId: open, dueOn: '2026-08-01' }],
    items: [itemFor(story.case, { measureCode: '5.6.3', fromOn: '2026-06-05', dueOn: '2026-07-01' })],
  });

  const { endsOn, items } = await readRevision(story);
  expect(endsOn).toBe('2026-09-02');
  expect(items).toEqual([
    { plan_item_id: done, position: 1, due_on: '2026-06-10' },
    { plan_item_id: open, position: 2, due_on: '2026-08-01' },
    { plan_item_id: expect.any(String) as string, position: 3, due_on: '2026-07-01' },
  ]);
});

test('T-081 a marked measure stays; one that runs or waits is taken out with its reason', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const [marked = '', running = ''] = await itemIds(story);
  await markMeasure(story.as(story.curator), { planItemId: marked, mark: 'done', result: 'Памятка вручена' });
  await startMeasure(story.system(), { planItemId: running });

  await expect(revise(story, { removed: [{ itemId: marked, reason: 'Не нужно' }] })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
  await expect(revise(story, { removed: [{ itemId: running }] })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await revise(story, { removed: [{ itemId: running, reason: 'Не нужно' }] });

  const { items } = await readRevision(story);
  expect(items).toEqual([{ plan_item_id: marked, position: 1, due_on: '2026-06-10' }]);
  const removed: unknown = await database.db('app.plan_version_removals').select('reason').where({ plan_item_id: running });
  expect(removed).toEqual([{ reason: 'Не нужно' }]);
});

test.each([
  ['an end before the one in force', { endsOn: '2026-08-01' }, '/endsOn'],
  ['an end years away', { endsOn: '2036-08-01' }, '/endsOn'],
  ['a measure beyond the end', { items: [{ dueOn: '2026-10-01' }] }, '/items/0/dueOn'],
])('T-141 %s is refused', async (_, changes, pointer) => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const data =
    'items' in changes
      ? { items: [itemFor(story.case, { measureCode: '5.6.3', fromOn: '2026-06-05', ...changes.items[0] })] }
      : changes;

  await expect(revise(story, data)).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) as string } } });
});

test('T-089 extensions are counted by versions in force, and beyond the usual number the form warns', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, centre } = story.case;
  await playToActivePlan(story);
  await revise(story, { endsOn: '2026-12-02' });
  await expect(countExtensions(story.system(), caseId)).resolves.toBe(0);
  await database.db('app.plan_versions').update({ status: 'archived' }).where({ case_id: caseId, status: 'active' });
  await database.db('app.plan_versions').update({ status: 'active' }).where({ case_id: caseId, status: 'under-review' });
  const prepare = () => revisePlanForm.prepare(story.as(story.curator, NOW), taskOf(story, 'revise-plan'));

  const usual = await prepare();
  await database.db('app.settings').insert({
    key: 'extensionsWithoutWarning',
    centre_id: centre.centreId,
    value: '1',
    updated_by: 'test',
  });
  const beyond = await prepare();

  const counted = { label: 'Продлений до этого', value: '1' };
  const total = { label: 'Вся программа', value: '9 мес.: 02.03.2026 – 02.12.2026' };
  const problem = { label: 'Проблема 1', value: 'Нет реабилитации' };
  expect(usual.facts.slice(1)).toEqual([counted, total, problem]);
  expect(beyond.facts.slice(1)).toEqual([
    counted,
    total,
    { label: 'Внимание', value: 'Следующее продление будет 2-м: укажите причину, её увидит директор.' },
    problem,
  ]);
});
