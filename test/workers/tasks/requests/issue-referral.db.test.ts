import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseOrganisation } from '#domain/measures/choose-organisation';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { buildOrganisation, TEST_NOW } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, draftFor, itemFor, itemIds, playToActivePlan } from '../../../support/support-story.ts';
import { issueReferralTask } from '../../../../workers/tasks/requests/issue-referral.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-077 a referral is one numbered letter to the co-executor with the day of its answer', async () => {
  const story = await buildSupportStory(database.db);
  const organisationId = await buildOrganisation(database.db, { name: 'Детская больница' });
  const items = [itemFor(story.case, { measureCode: '5.6.2', coExecutorIds: [organisationId] })];
  await playToActivePlan(story, draftFor(story, { items }));
  const [planItemId = ''] = await itemIds(story);

  const first = await performStep(issueReferralTask, story.system(), { planItemId });
  const second = await performStep(issueReferralTask, story.system(), { planItemId });

  // Ten working days from Monday 2 March 2026 with 9 March off; the reminder comes two working days before.
  expect(first).toEqual({ answerReminderAt: '2026-03-13T09:00:00+03:00' });
  expect(second).toEqual(first);
  const letters: unknown = await database
    .db('app.letters')
    .select('number', 'addressee', 'subject', 'answer_due_on')
    .where({ plan_item_id: planItemId });
  expect(letters).toEqual([
    {
      number: `${story.case.centre.prefix}-Н26-0001`,
      addressee: 'Детская больница',
      subject: 'содействие в медицинском обследовании детей',
      answer_due_on: '2026-03-17',
    },
  ]);
});

test('without a co-executor the curator chooses the addressee, and the letter goes there', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const [, planItemId = ''] = await itemIds(story);

  await expect(performStep(issueReferralTask, story.system(), { planItemId })).rejects.toMatchObject({ code: 'NO_ADDRESSEE' });
  expect(issueReferralTask.errors).toEqual(['NO_ADDRESSEE', 'NO_EXCHANGE_CONSENT']);

  const organisationId = await buildOrganisation(database.db);
  await chooseOrganisation(story.as(story.curator), { planItemId, organisationId });
  await performStep(issueReferralTask, story.system(), { planItemId });
  const letter: unknown = await database.db('app.letters').first('organisation_id').where({ plan_item_id: planItemId });
  expect(letter).toEqual({ organisation_id: organisationId });
});

test('T-198 without the consent to the exchange no letter is written, with it the same step writes it', async () => {
  const story = await buildSupportStory(database.db);
  const organisationId = await buildOrganisation(database.db);
  const items = [itemFor(story.case, { measureCode: '5.6.2', coExecutorIds: [organisationId] })];
  await playToActivePlan(story, draftFor(story, { items }));
  const [planItemId = ''] = await itemIds(story);
  const exchange = () => database.db('app.consents').where({ person_id: story.case.applicantId, kind: 'exchange' });
  await exchange().update({ withdrawn_on: '2026-03-02', withdrawn_at: TEST_NOW });

  const refused = performStep(issueReferralTask, story.system(), { planItemId });
  await expect(refused).rejects.toMatchObject({ code: 'NO_EXCHANGE_CONSENT' });
  expect(await database.db('app.letters').where({ plan_item_id: planItemId })).toEqual([]);

  await exchange().update({ withdrawn_on: null, withdrawn_at: null });
  await performStep(issueReferralTask, story.system(), { planItemId });
  expect(await database.db('app.letters').where({ plan_item_id: planItemId })).toHaveLength(1);
});
