import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolInClass } from '#domain/classes/enrol-in-class';
import { markAttendance } from '#domain/classes/mark-attendance';
import { chooseClassForm } from '#domain/measures/choose-class-form';
import { classAttendanceForm } from '#domain/measures/class-attendance-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildClassGroup, playToMeasure } from '../../support/class-story.ts';
import { fillForm } from '../../support/fill-form.ts';
import { taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** After the second and last class. */
const AFTER = new Date('2026-03-18T07:00:00Z');

async function playToLastClass() {
  const { story, planItemId } = await playToMeasure(database.db, '5.1.4');
  const groupId = await buildClassGroup(story);
  await enrolInClass(story.system(), { planItemId });
  const dateIds: string[] = await database.db('app.class_dates').where({ group_id: groupId }).orderBy('held_on').pluck('id');
  const [first = '', second = ''] = dateIds;
  return { story, planItemId, groupId, first, second, personId: story.case.childId };
}

const close = (story: SupportStory, planItemId: string, data: Readonly<Record<string, unknown>>, now: Date = AFTER) =>
  fillForm(classAttendanceForm, story.as(story.curator, now), taskOf(story, 'class-attendance', { planItemId }), data);

const itemOf = (planItemId: string) =>
  database.db('app.plan_items').first('status', 'result', 'not_done_reason').where({ id: planItemId });

test('T-073 T-075 a group activity with dates and attendance closes the item: somebody came, the result is demanded', async () => {
  const { story, planItemId, groupId, first, second, personId } = await playToLastClass();
  await markAttendance(story.as(story.curator, AFTER), { groupId, dateId: first, marks: [{ personId, mark: 'attended' }] });
  const task = taskOf(story, 'class-attendance', { planItemId });

  const prepared = await classAttendanceForm.prepare(story.as(story.curator, AFTER), task);
  const rest = [{ dateId: second, personId, mark: 'absent' }];
  await expect(close(story, planItemId, { marks: rest })).rejects.toMatchObject({
    details: { fields: { '/result': expect.any(String) } },
  });
  await close(story, planItemId, { marks: rest, result: 'Мать освоила приёмы ухода' });

  expect(prepared.initial).toEqual({ marks: [{ dateId: second, personId }] });
  await expect(itemOf(planItemId)).resolves.toEqual({
    status: 'done',
    result: 'Мать освоила приёмы ухода',
    not_done_reason: null,
  });
  await expect(database.db('app.class_places').where({ plan_item_id: planItemId }).whereNull('left_at')).resolves.toHaveLength(0);
});

test('T-074 nobody came: the item is not done, and only with a reason', async () => {
  const { story, planItemId, first, second, personId } = await playToLastClass();
  const marks = [first, second].map((dateId) => ({ dateId, personId, mark: 'excused' }));

  await expect(close(story, planItemId, { marks, result: 'Были' })).rejects.toMatchObject({
    details: { fields: { '/notDoneReason': expect.any(String) } },
  });
  await close(story, planItemId, { marks, notDoneReason: 'Ребенок болел' });

  await expect(itemOf(planItemId)).resolves.toMatchObject({ status: 'not-done', not_done_reason: 'Ребенок болел' });
});

test('a missing mark and a class to come keep the measure open', async () => {
  const { story, planItemId, first, personId } = await playToLastClass();
  const one = [{ dateId: first, personId, mark: 'attended' }];

  await expect(close(story, planItemId, { marks: one, result: 'Были' })).rejects.toMatchObject({
    details: { fields: { '/marks': expect.stringContaining('Не отмечено: 1') } },
  });
  const twice = [...one, { dateId: first, personId, mark: 'absent' }];
  await expect(close(story, planItemId, { marks: twice, result: 'Были' })).rejects.toMatchObject({
    details: { fields: { '/marks/1/dateId': expect.any(String) } },
  });
  await expect(close(story, planItemId, { marks: one, result: 'Были' }, new Date('2026-03-11T07:00:00Z'))).rejects.toMatchObject({
    code: 'CLASS_NOT_OVER',
  });
  await expect(itemOf(planItemId)).resolves.toMatchObject({ status: 'running' });
});

const choose = (story: SupportStory, planItemId: string, data: Readonly<Record<string, unknown>>) =>
  fillForm(chooseClassForm, story.as(story.curator), taskOf(story, 'choose-class', { planItemId }), data);

test('T-073 without a fitting group the curator makes one, and the people are placed there', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.1.4');

  await choose(story, planItemId, {
    way: 'new',
    title: 'Новая группа',
    leader: 'Психолог',
    place: 'Кабинет 3',
    capacity: 5,
    dates: [{ heldOn: '2026-03-12', beginsAt: '20:15', topic: 'Знакомство' }],
  });
  const enrolled = await enrolInClass(story.system(), { planItemId });

  expect(enrolled).toEqual({ classEndsAt: '2026-03-12T20:15:00+03:00' });
});

test('the curator takes an existing group; a full one and an unfinished form are refused at the field', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.1.4');
  const other = await buildClassGroup(story, { measureCodes: [], title: 'Клуб' });

  const prepared = await chooseClassForm.prepare(story.as(story.curator), taskOf(story, 'choose-class', { planItemId }));
  await expect(choose(story, planItemId, { way: 'new', title: 'Пусто' })).rejects.toMatchObject({
    details: { fields: { '/leader': expect.any(String), '/place': expect.any(String), '/dates': expect.any(String) } },
  });
  await choose(story, planItemId, { way: 'existing', groupId: other });

  expect(prepared.choices['groups']).toMatchObject([{ value: other, label: 'Клуб' }]);
  await expect(database.db('app.class_places').where({ plan_item_id: planItemId }).pluck('group_id')).resolves.toEqual([other]);
});
