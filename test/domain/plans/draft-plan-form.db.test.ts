import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvePlan } from '#domain/plans/approve-plan';
import { draftPlanForm } from '#domain/plans/draft-plan-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildOrganisation, TEST_NOW } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { ACCEPTED, buildSupportStory, decide, draftFor, itemFor, taskOf } from '../../support/support-story.ts';

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

test('T-083 a new plan proposes the term of the level that is expected or set: ten months on the basic one, twelve need no reason', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  const prepare = () => draftPlanForm.prepare(story.as(story.curator), taskOf(story, 'draft-plan'));

  const usual = await prepare();
  await database.db('app.agenda_items').insert({
    ...{ case_id: caseId, kind: 'level', status: 'decided', outcome: 'level-set', decided_at: TEST_NOW, created_at: TEST_NOW },
    outcome_data: { outcome: 'level-set', level: 'crisis', levelReason: 'Кризис в семье' },
    decided_by: story.director.userId,
  });
  const set = await prepare();

  expect(usual.initial).toMatchObject({ termMonths: 10 });
  expect(usual.facts).toContainEqual({
    label: 'Рекомендуемые сроки сопровождения',
    value: 'адаптационный — до 12 мес., базовый — 10 мес., до 12 без обоснования, кризисный — до 6 мес.',
  });
  expect(set.initial).toMatchObject({ termMonths: 6 });
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

test('T-129 T-130 sub-boxes are kept with the box above them, and the case gets the groups that they mean', async () => {
  const story = await buildSupportStory(database.db);
  const items = [itemFor(story.case, { text: 'Беседы', assistanceType: 'social' })];
  const draft = draftFor(story, { categories: ['single-mother', 'refugees'], items });

  await fillForm(draftPlanForm, story.as(story.curator), taskOf(story, 'draft-plan'), draft);

  const plan: unknown = await database
    .db('app.plan_versions as p')
    .join('app.cases as c', 'c.id', 'p.case_id')
    .first('p.family_boxes', 'p.completeness', 'c.categories')
    .where({ 'c.id': story.case.caseId });
  expect(plan).toEqual({
    family_boxes: ['single-parent', 'single-mother', 'other', 'refugees'],
    completeness: 'incomplete',
    categories: ['other', 'single-parent'],
  });
});

test('T-141 a monthly measure has dated occurrences, which move with the approval', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  const items = [
    itemFor(story.case, { measureCode: '5.6.1', fromOn: '2026-03-01', dueOn: '2026-05-31', periodicity: 'monthly' }),
  ];
  await fillForm(draftPlanForm, story.as(story.curator), taskOf(story, 'draft-plan'), draftFor(story, { items }));
  const drafted = await listOccurrences(caseId);

  await approvePlan(story.as(story.director), { caseId, agendaItemId: await decide(story, 'acceptance', ACCEPTED) });

  expect(drafted).toEqual(['2026-03-01', '2026-04-01', '2026-05-01']);
  await expect(listOccurrences(caseId)).resolves.toEqual(['2026-03-02', '2026-04-02', '2026-05-02']);
});

async function listOccurrences(caseId: string): Promise<unknown> {
  return database
    .db('app.plan_item_occurrences as o')
    .join('app.plan_versions as p', 'p.id', 'o.plan_version_id')
    .where({ 'p.case_id': caseId })
    .orderBy('o.occurs_on')
    .pluck('o.occurs_on');
}

test('T-142 an organisation of the directory may be in charge, and its name stays as it was', async () => {
  const story = await buildSupportStory(database.db);
  const executorId = await buildOrganisation(database.db, { name: 'Школа № 5' });
  const items = [itemFor(story.case, { measureCode: '5.6.1', executorId }), itemFor(story.case, { measureCode: '5.6.2' })];

  await fillForm(draftPlanForm, story.as(story.curator), taskOf(story, 'draft-plan'), draftFor(story, { items }));

  const rows: unknown = await database
    .db('app.plan_items')
    .select('executor_id', 'executor')
    .where({ case_id: story.case.caseId })
    .orderBy('measure_code');
  expect(rows).toEqual([
    { executor_id: executorId, executor: 'Школа № 5' },
    { executor_id: null, executor: expect.stringContaining('Надежда') as string },
  ]);
});

test.each([
  ['first-meeting', 'NO_CONTACT_RECORD'],
  ['home-survey', 'NO_HOME_SURVEY'],
])('T-049 T-032 without a record of the %s no draft is taken', async (kind, code) => {
  const story = await buildSupportStory(database.db);
  await database.db('app.assessment_records').where({ case_id: story.case.caseId, kind }).delete();

  const filling = fillForm(draftPlanForm, story.as(story.curator), taskOf(story, 'draft-plan'), draftFor(story));

  await expect(filling).rejects.toMatchObject({ code });
});

test('T-038 the form notes that categories and members do not agree, and takes unfinished data', async () => {
  const story = await buildSupportStory(database.db);
  const hint = (data: unknown) => draftPlanForm.hints?.(story.as(story.curator), taskOf(story, 'draft-plan'), data);

  await expect(hint({ completeness: 'incomplete', categories: ['large-family'] })).resolves.toEqual([
    expect.objectContaining({ pointer: '/categories' }),
  ]);
  await expect(hint({ categories: ['disabled-child'] })).resolves.toEqual([]);
  await expect(hint(null)).resolves.toEqual([]);
});

test('T-062 help that an earlier meeting did not find needed is neither offered nor taken', async () => {
  const story = await buildSupportStory(database.db);
  const task = taskOf(story, 'draft-plan');
  await database.db('app.agenda_items').insert({
    case_id: story.case.caseId,
    kind: 'need',
    status: 'decided',
    outcome: 'need-confirmed',
    outcome_data: { outcome: 'need-confirmed', helpKinds: ['medical'] },
    decided_at: TEST_NOW,
    decided_by: story.director.userId,
    created_at: TEST_NOW,
  });
  const own = (assistanceType: 'social' | 'other') => itemFor(story.case, { text: 'Беседы', assistanceType });
  const medical = itemFor(story.case, { measureCode: '5.6.1' });

  const { choices } = await draftPlanForm.prepare(story.as(story.curator), task);
  const filling = fillForm(draftPlanForm, story.as(story.curator), task, draftFor(story, { items: [medical, own('social')] }));

  expect(new Set(choices['measures']?.map(({ data }) => data?.['assistanceType']))).toEqual(new Set(['medical']));
  await expect(filling).rejects.toMatchObject({
    details: { fields: { '/items/1/assistanceType': expect.stringContaining('не подтвердил') as string } },
  });
  await fillForm(draftPlanForm, story.as(story.curator), task, draftFor(story, { items: [medical, own('other')] }));
});
