import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdrawConsent } from '#domain/consents/withdraw-consent';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildEngaged } from '../../../domain/engagements/engaged.ts';
import { sendAgencyRequestTask } from '../../../../workers/tasks/engagements/send-agency-request.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const lettersOf = (engagementId: string): Promise<unknown> =>
  database
    .db('app.letters')
    .where({ engagement_id: engagementId })
    .select('number', 'kind', 'addressee', 'subject', 'body', 'answer_due_on');

test('T-077 T-117 the organisation is asked by one numbered letter with the day of its answer', async () => {
  const { story, engagementId } = await buildEngaged(database.db, { organisation: 'Детская больница' });

  const first = await performStep(sendAgencyRequestTask, story.system(), { engagementId });
  const second = await performStep(sendAgencyRequestTask, story.system(), { engagementId });

  expect(first).toEqual({ replyReminderAt: '2026-03-13T09:00:00+03:00' });
  expect(second).toEqual(first);
  expect(await lettersOf(engagementId)).toEqual([
    {
      number: `${story.case.centre.prefix}-Н26-0001`,
      kind: 'engagement',
      addressee: 'Детская больница',
      subject: 'содействие в медицинском обследовании детей',
      body: 'Просим провести занятия',
      answer_due_on: '2026-03-17',
    },
  ]);
});

test('T-078 T-198 what the family took back meanwhile is not sent, and the engagement is over', async () => {
  const { story, engagementId } = await buildEngaged(database.db);
  const exchange = { person_id: story.case.applicantId, kind: 'exchange' };
  const consent: unknown = await database.db('app.consents').where(exchange).pluck('id');
  await withdrawConsent(story.as(story.curator), {
    caseId: story.case.caseId,
    consentId: String(Array.isArray(consent) ? consent[0] : ''),
    withdrawnOn: '2026-03-02',
  });

  await performStep(sendAgencyRequestTask, story.system(), { engagementId });

  expect(await lettersOf(engagementId)).toEqual([]);
  const kept: unknown = await database.db('app.engagements').where({ id: engagementId }).first('status', 'withdrawn_on');
  expect(kept).toEqual({ status: 'withdrawn', withdrawn_on: '2026-03-02' });
});
