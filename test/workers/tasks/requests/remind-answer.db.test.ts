import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueReferral } from '#domain/requests/issue-referral';
import { recordAnswer } from '#domain/requests/record-answer';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { buildOrganisation } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';
import {
  buildSupportStory,
  draftFor,
  itemFor,
  itemIds,
  playToActivePlan,
  type SupportStory,
} from '../../../support/support-story.ts';
import { remindAnswerTask } from '../../../../workers/tasks/requests/remind-answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function sendLetter(story: SupportStory): Promise<string> {
  const organisationId = await buildOrganisation(database.db);
  await playToActivePlan(
    story,
    draftFor(story, { items: [itemFor(story.case, { measureCode: '5.6.2', coExecutorIds: [organisationId] })] }),
  );
  const [planItemId = ''] = await itemIds(story);
  await issueReferral(story.system(), { planItemId });
  return planItemId;
}

test('T-077 the curator is reminded once of a letter without an answer', async () => {
  const story = await buildSupportStory(database.db);
  const planItemId = await sendLetter(story);

  await performStep(remindAnswerTask, story.system(), { planItemId });
  await performStep(remindAnswerTask, story.system(), { planItemId });

  const notices: unknown = await database
    .db('app.notifications')
    .select('kind', 'case_id')
    .where({ user_id: story.curator.userId, kind: 'letter-answer-near' });
  expect(notices).toEqual([{ kind: 'letter-answer-near', case_id: story.case.caseId }]);
});

test('an answered letter brings no reminder', async () => {
  const story = await buildSupportStory(database.db);
  const planItemId = await sendLetter(story);
  await recordAnswer(story.as(story.curator), {
    planItemId,
    answer: 'accepted',
    answerText: 'Приём 10 марта',
    answeredOn: '2026-03-02',
  });

  await performStep(remindAnswerTask, story.system(), { planItemId });

  const reminders = database.db('app.notifications').where({ user_id: story.curator.userId, kind: 'letter-answer-near' });
  await expect(reminders).resolves.toHaveLength(0);
});
