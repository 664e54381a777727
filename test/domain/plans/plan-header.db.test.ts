import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerAppeal } from '#domain/intake/register-appeal';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { openPlan } from '#domain/plans/plan-view';
import { appealFor, newPeople } from '../support.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { buildSupportStory, draftFor, playToActivePlan, type SupportStory } from '../../support/support-story.ts';

const NOW = new Date('2026-06-01T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const open = async (story: SupportStory, now?: Date) =>
  (await openPlan(story.as(story.director, now), { caseId: story.case.caseId })).shown;

const updateChild = (story: SupportStory, row: Readonly<Record<string, unknown>>) =>
  database.db('app.persons').where({ id: story.case.childId }).update(row);

async function changeCurator(story: SupportStory): Promise<void> {
  const { caseId, centre } = story.case;
  const next = await buildUser(database.db, centre, 'curator', { last_name: 'Новикова' });
  await database.db('app.curator_assignments').where({ case_id: caseId }).update({ to_at: NOW });
  await database.db('app.curator_assignments').insert({
    ...{ case_id: caseId, user_id: next.userId, from_at: NOW, is_provisional: false, expected_level: 'basic' },
    ...{ load_before: 0, assigned_by: next.userId },
  });
}

test('T-126 T-127 T-132 the head of the plan is taken from the case', async () => {
  const story = await buildSupportStory(database.db);
  await updateChild(story, { birth_on: '2008-03-03' });
  await playToActivePlan(story);

  expect((await open(story))?.family).toMatchObject({
    applicant: 'Петрова Анна',
    address: 'Вахитовский район, ул. Баумана, д. 1',
    total: 2,
    minors: 1,
  });
});

test('T-132 who is of age on the day of the programme is no minor', async () => {
  const story = await buildSupportStory(database.db);
  await updateChild(story, { birth_on: '2008-03-02' });
  await playToActivePlan(story);

  expect((await open(story))?.family).toMatchObject({ total: 2, minors: 0 });
});

test('T-126 beside a minor who applied stands the legal representative', async () => {
  const story = await buildSupportStory(database.db);
  const [appealId]: string[] = await database.db('app.appeals').where({ case_id: story.case.caseId }).pluck('id');
  await database.db('app.appeal_representatives').insert({
    appeal_id: appealId,
    name: 'Петрова Ольга Ивановна',
    capacity: 'опекун',
    may_be_informed: true,
  });
  await playToActivePlan(story);

  expect((await open(story))?.family.legalRepresentative).toBe('Петрова Ольга Ивановна (опекун)');
});

test('T-133 the table names every member with kinship and birth, the applicant first', async () => {
  const story = await buildSupportStory(database.db);
  const { familyId } = story.case;
  const person = { family_id: familyId, last_name: 'Петров', kinship: 'сын' };
  for (const [first_name, birth_on] of [['Азат', '2020-01-05'] as const, ['Булат', '2022-03-07'] as const]) {
    await insertRow(database.db, 'app.persons', { ...person, first_name, birth_on });
  }
  await playToActivePlan(story);

  const rows = (await open(story))?.family.members.map(({ name, kinship, birthOn }) => [name, kinship, birthOn]);

  expect(rows).toHaveLength(4);
  expect(rows?.[0]).toEqual(['Петрова Анна', 'мать', '1990-05-17']);
  expect(rows).toContainEqual(['Петров Булат', 'сын', '2022-03-07']);
});

test('T-133 nobody of the family is born in the future', async () => {
  const story = await buildSupportStory(database.db);
  const { centre } = story.case;
  const { mother, daughter } = newPeople();
  const members = [
    { ...mother, isApplicant: true },
    { ...daughter, birthOn: '2026-03-03' },
  ];
  const clerk = story.as(await buildUser(database.db, centre, 'intake'));

  await expect(registerAppeal(clerk, appealFor(centre.unitId, { members }))).rejects.toMatchObject({
    details: { fields: { '/members/1/birthOn': expect.stringContaining('в будущем') as string } },
  });
});

test('T-125 a draft has no date of its own, an approved programme has that of its approval', async () => {
  const story = await buildSupportStory(database.db);
  await savePlanDraft(story.as(story.curator), { caseId: story.case.caseId, draft: draftFor(story) });
  const drafted = await open(story);

  await playToActivePlan(story);

  expect(drafted?.approvedOn).toBeNull();
  expect((await open(story, NOW))?.approvedOn).toBe('2026-03-02');
});

test('T-067 T-134 an approved version keeps its head: whatever changes in the family later, and whoever is the curator then', async () => {
  const story = await buildSupportStory(database.db);
  const { familyId, applicantId } = story.case;
  await playToActivePlan(story);
  const approved = await open(story);

  await database.db('app.persons').where({ id: applicantId }).update({ last_name: 'Сафина', is_applicant: false });
  await updateChild(story, { last_name: 'Сафина', is_applicant: true, kinship: 'падчерица', birth_on: '2000-01-01' });
  await database.db('app.families').where({ id: familyId }).update({ street: 'ул. Пушкина', house: '7' });
  await insertRow(database.db, 'app.persons', {
    ...{ family_id: familyId, last_name: 'Сафин', first_name: 'Ильдар', birth_on: '1988-01-01', kinship: 'отчим' },
  });
  await changeCurator(story);

  expect(approved?.curator).toEqual({ name: 'Иванова Мария Петровна', post: 'Специалист по социальной работе' });
  expect(approved?.groups[0]?.items[0]?.targets).toEqual([{ id: story.case.childId, name: 'Петрова Ева' }]);
  expect(await open(story, NOW)).toEqual(approved);
});
