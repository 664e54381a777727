import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftPlanForm } from '#domain/plans/draft-plan-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildOrganisation } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildSupportStory, decide, draftFor, itemFor, taskOf } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-138 T-139 the draft stores its measures in the groups of the form', async () => {
  const story = await buildSupportStory(database.db);
  const organisationId = await buildOrganisation(database.db);
  const items = [
    itemFor(story.case, { measureCode: '5.11.1' }),
    itemFor(story.case, { measureCode: '5.6.2', coExecutorIds: [organisationId] }),
    itemFor(story.case, { text: 'Помощь соседей', assistanceType: 'other' }),
    itemFor(story.case, { measureCode: '5.6.1' }),
  ];

  await fillForm(draftPlanForm, story.as(story.curator), taskOf(story, 'draft-plan'), draftFor(story, { items }));

  const rows: unknown = await database
    .db('app.plan_version_items as v')
    .join('app.plan_items as i', 'i.id', 'v.plan_item_id')
    .select('v.group_number', 'v.position', 'i.measure_code', 'i.is_outside_algorithm')
    .where('i.case_id', story.case.caseId)
    .orderBy(['v.group_number', 'v.position']);
  expect(rows).toEqual([
    { group_number: 1, position: 1, measure_code: '5.6.2', is_outside_algorithm: false },
    { group_number: 1, position: 2, measure_code: '5.6.1', is_outside_algorithm: false },
    { group_number: 5, position: 1, measure_code: '5.11.1', is_outside_algorithm: false },
    { group_number: 6, position: 1, measure_code: null, is_outside_algorithm: true },
  ]);
});

test('T-215 a new plan is empty and offers the measures under their directions', async () => {
  const story = await buildSupportStory(database.db);

  const { initial, choices } = await draftPlanForm.prepare(story.as(story.curator), taskOf(story, 'draft-plan'));

  expect(initial).not.toHaveProperty('items');
  expect(choices.measures).toHaveLength(36);
  expect(choices.measures?.[0]).toMatchObject({
    value: '5.1.1',
    group: 'Педагогическая помощь: Повышение родительской компетентности родителей в вопросах воспитания детей - инвалидов',
  });
});

test('T-066 a returned draft comes back filled with the remarks, and its second submission is the next version', async () => {
  const story = await buildSupportStory(database.db);
  const task = taskOf(story, 'draft-plan');
  await fillForm(draftPlanForm, story.as(story.curator), task, draftFor(story));
  await decide(story, 'acceptance', { outcome: 'rework', remarks: 'Уточните сроки' });

  const { initial, facts } = await draftPlanForm.prepare(story.as(story.curator), task);
  await fillForm(draftPlanForm, story.as(story.curator), task, initial);

  expect(facts).toContainEqual({ label: 'Замечания консилиума', value: 'Уточните сроки' });
  const versions: unknown = await database
    .db('app.plan_versions')
    .select('version', 'status')
    .where({ case_id: story.case.caseId })
    .orderBy('version');
  expect(versions).toEqual([
    { version: 1, status: 'declined' },
    { version: 2, status: 'draft' },
  ]);
  const dropped: unknown = await database.db('app.plan_items').where({ case_id: story.case.caseId, status: 'cancelled' });
  expect(dropped).toHaveLength(2);
});

test.each([
  ['a day that does not exist', { jointOn: '2026-02-31' }, '/jointOn'],
  ['a day that has not come', { jointOn: '2026-03-03' }, '/jointOn'],
  ['no category', { categories: [] }, '/categories'],
  ['an unknown category', { categories: ['rich-family'] }, '/categories/0'],
  ['a field that the form does not have', { budget: 5 }, '/budget'],
  ['an unknown measure', { items: [{ measureCode: '9.9.9', problemNumber: 1 }] }, '/items/0/measureCode'],
])('a draft with %s is refused at its place', async (_, changes, pointer) => {
  const story = await buildSupportStory(database.db);
  const data = { ...draftFor(story), ...changes };
  if ('items' in changes) data.items = [{ ...itemFor(story.case), ...changes.items[0] }];

  const filling = fillForm(draftPlanForm, story.as(story.curator), taskOf(story, 'draft-plan'), data);

  await expect(filling).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { [pointer]: expect.any(String) as string } },
  });
  await expect(database.db('app.plan_versions').where({ case_id: story.case.caseId })).resolves.toHaveLength(0);
});
