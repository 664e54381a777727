import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordAgencyReply } from '#domain/engagements/record-agency-reply';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildAsked } from '../../../domain/engagements/engaged.ts';
import { remindAgencyTask } from '../../../../workers/tasks/engagements/remind-agency.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const reminders = (userId: string) => database.db('app.notifications').where({ user_id: userId, kind: 'letter-answer-near' });

test('T-077 T-117 the curator is reminded once of an organisation that has not answered', async () => {
  const { story, engagementId } = await buildAsked(database.db);

  await performStep(remindAgencyTask, story.system(), { engagementId });
  await performStep(remindAgencyTask, story.system(), { engagementId });

  expect(await reminders(story.curator.userId)).toHaveLength(1);
});

test('an answer that has come brings no reminder', async () => {
  const { story, engagementId } = await buildAsked(database.db);
  await recordAgencyReply(story.as(story.curator), {
    ...{ engagementId, reply: 'agreed', repliedOn: '2026-03-02', replyText: 'Поможем' },
  });

  await performStep(remindAgencyTask, story.system(), { engagementId });

  expect(await reminders(story.curator.userId)).toEqual([]);
});
