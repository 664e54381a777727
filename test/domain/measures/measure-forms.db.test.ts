import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseInstitutionForm } from '#domain/measures/choose-institution-form';
import { handMemoForm } from '#domain/measures/hand-memo-form';
import { markMeasureForm } from '#domain/measures/mark-measure-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildOrganisation, uniqueCode } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildSupportStory, itemIds, playToActivePlan, taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function buildRunning(): Promise<{ story: SupportStory; planItemId: string }> {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const [planItemId = ''] = await itemIds(story);
  return { story, planItemId };
}

test('T-073 a memo of chosen institutions is made and handed to the family', async () => {
  const { story, planItemId } = await buildRunning();
  const name = `Библиотека ${uniqueCode()}`;
  const organisationId = await buildOrganisation(database.db, { name, district: 'Другой район' });
  const ctx = story.as(story.curator);

  await fillForm(chooseInstitutionForm, ctx, taskOf(story, 'choose-institution', { planItemId }), {
    organisationIds: [organisationId],
  });
  const handing = taskOf(story, 'hand-memo', { planItemId });
  const { facts } = await handMemoForm.prepare(ctx, handing);
  await fillForm(handMemoForm, ctx, handing, {
    delivery: 'handed',
    deliveredOn: '2026-03-02',
    receivedByPersonId: story.case.applicantId,
  });

  expect(facts).toEqual([{ label: name, value: 'г. Казань, ул. Бутлерова, 1; пн–пт 8:00–18:00; тел. +7 843 000-00-01' }]);
  const memo: unknown = await database
    .db('app.memos')
    .first('delivery', 'delivered_on', 'received_by_person_id')
    .where({ plan_item_id: planItemId });
  expect(memo).toEqual({ delivery: 'handed', delivered_on: '2026-03-02', received_by_person_id: story.case.applicantId });
});

test.each([
  ['in the future', { deliveredOn: '2026-03-03' }, '/deliveredOn'],
  ['before it was made', { deliveredOn: '2026-03-01' }, '/deliveredOn'],
  ['on a day that does not exist', { deliveredOn: '2026-02-30' }, '/deliveredOn'],
  ['to a stranger', { receivedByPersonId: '11111111-1111-4111-8111-111111111111' }, '/receivedByPersonId'],
  ['by pigeon', { delivery: 'pigeon' }, '/delivery'],
])('a memo handed %s is refused', async (_, changes, pointer) => {
  const { story, planItemId } = await buildRunning();
  const organisationId = await buildOrganisation(database.db);
  const ctx = story.as(story.curator);
  await fillForm(chooseInstitutionForm, ctx, taskOf(story, 'choose-institution', { planItemId }), {
    organisationIds: [organisationId],
  });
  const data = { delivery: 'handed', deliveredOn: '2026-03-02', receivedByPersonId: story.case.applicantId, ...changes };

  const handing = fillForm(handMemoForm, ctx, taskOf(story, 'hand-memo', { planItemId }), data);

  await expect(handing).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) as string } } });
});

test('an institution that is not in the directory is refused', async () => {
  const { story, planItemId } = await buildRunning();
  const task = taskOf(story, 'choose-institution', { planItemId });

  await expect(
    fillForm(chooseInstitutionForm, story.as(story.curator), task, { organisationIds: ['11111111-1111-4111-8111-111111111111'] }),
  ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(fillForm(chooseInstitutionForm, story.as(story.curator), task, { organisationIds: [] })).rejects.toMatchObject({
    details: { fields: { '/organisationIds': 'Выберите хотя бы одно учреждение.' } },
  });
});

test('T-074 T-145 a done measure has its result, a measure that is not done its reason', async () => {
  const { story, planItemId } = await buildRunning();
  const ctx = story.as(story.curator);
  const task = taskOf(story, 'mark-measure', { planItemId });

  await expect(fillForm(markMeasureForm, ctx, task, { mark: 'done' })).rejects.toMatchObject({
    details: { fields: { '/result': 'Опишите результат мероприятия.' } },
  });
  await expect(fillForm(markMeasureForm, ctx, task, { mark: 'not-done' })).rejects.toMatchObject({
    details: { fields: { '/notDoneReason': 'Укажите причину невыполнения.' } },
  });
  await expect(fillForm(markMeasureForm, ctx, task, { mark: 'almost' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await fillForm(markMeasureForm, ctx, task, { mark: 'not-done', notDoneReason: 'Учреждение закрыто' });

  const item: unknown = await database
    .db('app.plan_items')
    .first('status', 'not_done_reason', 'marked_by')
    .where({ id: planItemId });
  expect(item).toEqual({ status: 'not-done', not_done_reason: 'Учреждение закрыто', marked_by: story.curator.userId });
});

test('T-074 a mark is set once', async () => {
  const { story, planItemId } = await buildRunning();
  const ctx = story.as(story.curator);
  const task = taskOf(story, 'mark-measure', { planItemId });
  await fillForm(markMeasureForm, ctx, task, { mark: 'done', result: 'Семья узнала адреса' });

  await expect(fillForm(markMeasureForm, ctx, task, { mark: 'done', result: 'Ещё раз' })).rejects.toMatchObject({
    code: 'ALREADY_MARKED',
  });
});
