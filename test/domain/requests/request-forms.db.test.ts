import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseAddresseeForm } from '#domain/requests/choose-addressee-form';
import { issueReferral } from '#domain/requests/issue-referral';
import { referralAnswerForm } from '#domain/requests/referral-answer-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildOrganisation } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildSupportStory, itemIds, playToActivePlan, taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function buildReferred(): Promise<{ story: SupportStory; planItemId: string; organisationId: string }> {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const [, planItemId = ''] = await itemIds(story);
  const organisationId = await buildOrganisation(database.db, { name: `Больница ${story.case.number}` });
  const task = taskOf(story, 'choose-addressee', { planItemId });
  await fillForm(chooseAddresseeForm, story.as(story.curator), task, { organisationId });
  await issueReferral(story.system(), { planItemId });
  return { story, planItemId, organisationId };
}

const ANSWER = { answer: 'accepted', answeredOn: '2026-03-02', answerText: 'Приём 12 марта' };

test('T-077 the answer of the chosen addressee is entered once beside its letter', async () => {
  const { story, planItemId } = await buildReferred();
  const ctx = story.as(story.curator);
  const task = taskOf(story, 'referral-answer', { planItemId });

  const { facts } = await referralAnswerForm.prepare(ctx, task);
  await fillForm(referralAnswerForm, ctx, task, ANSWER);

  expect(facts).toContainEqual({ label: 'Адресат', value: `Больница ${story.case.number}` });
  expect(facts).toContainEqual({ label: 'Ответ ожидается', value: expect.stringMatching(/^до 17\.03\.2026/) as string });
  const letter: unknown = await database
    .db('app.letters')
    .first('answer', 'answer_text', 'answered_on')
    .where({ plan_item_id: planItemId });
  expect(letter).toEqual({ answer: 'accepted', answer_text: 'Приём 12 марта', answered_on: '2026-03-02' });
  await expect(fillForm(referralAnswerForm, ctx, task, ANSWER)).rejects.toMatchObject({ code: 'ALREADY_ANSWERED' });
});

test.each([
  ['of the future', { answeredOn: '2026-03-03' }, '/answeredOn'],
  ['before the letter', { answeredOn: '2026-03-01' }, '/answeredOn'],
  ['without words', { answerText: '  ' }, '/answerText'],
  ['of an unknown kind', { answer: 'maybe' }, '/answer'],
])('an answer %s is refused', async (_, changes, pointer) => {
  const { story, planItemId } = await buildReferred();
  const task = taskOf(story, 'referral-answer', { planItemId });

  const answering = fillForm(referralAnswerForm, story.as(story.curator), task, { ...ANSWER, ...changes });

  await expect(answering).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) as string } } });
});

test('an addressee that is not in the directory is refused', async () => {
  const { story, planItemId } = await buildReferred();
  const task = taskOf(story, 'choose-addressee', { planItemId });

  await expect(fillForm(chooseAddresseeForm, story.as(story.curator), task, { organisationId: 'nowhere' })).rejects.toMatchObject(
    { details: { fields: { '/organisationId': 'Выберите значение из списка.' } } },
  );
});
