import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancelSession } from '#domain/sessions/cancel-session';
import { holdSession } from '#domain/sessions/hold-session';
import { moveSession } from '#domain/sessions/move-session';
import { addBodyMember } from '#domain/sessions/manage-body';
import { proposeQuestions } from '#domain/sessions/propose-questions';
import { recordDecisions } from '#domain/sessions/record-decisions';
import { recordDecisionsForm } from '#domain/sessions/record-decisions-form';
import { signMinutes } from '#domain/sessions/sign-minutes';
import { signMinutesForm } from '#domain/sessions/sign-minutes-form';
import { withdrawQuestions } from '#domain/sessions/withdraw-questions';
import { askAcceptance, holdOver, planFor, publishOver } from '../../support/consilium.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser, TEST_NOW, type TestUser } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildSupportStory, taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const LATER = new Date('2026-03-04T07:00:00Z');

const taskAt = (story: SupportStory, formKey: string, sessionId: string) => ({
  ...taskOf(story, formKey),
  caseId: undefined,
  sessionId,
});

async function noticesOf({ userId }: TestUser, kind: string): Promise<unknown[]> {
  return database.db('app.notifications').where({ user_id: userId, kind }).pluck('case_id');
}

test('T-058 a held session whose questions were all withdrawn ends with its minutes', async () => {
  const story = await buildSupportStory(database.db);
  const sessionId = await holdOver(story, [await askAcceptance(story)]);
  const decide = () =>
    fillForm(recordDecisionsForm, story.as(story.director), taskAt(story, 'record-decisions', sessionId), { decisions: [] });

  await expect(decide()).rejects.toMatchObject({ details: { fields: { '/decisions': expect.any(String) as string } } });
  await withdrawQuestions(story.system(), { caseId: story.case.caseId, reason: 'Дело закрыто' });
  await decide();

  await expect(signMinutes(story.as(story.director), { sessionId })).resolves.toMatchObject({
    minutesNumber: expect.any(String) as string,
  });
});

test('T-058 the minutes name the questions that were taken off', async () => {
  const story = await buildSupportStory(database.db);
  const { agendaItemIds } = await proposeQuestions(story.as(story.curator), { caseId: story.case.caseId, question: 'need' });
  const sessionId = await holdOver(story, agendaItemIds);
  await recordDecisions(story.as(story.director), {
    sessionId,
    decisions: agendaItemIds.map((questionId) => ({ questionId, outcome: 'withdrawn', reason: 'Семья уехала на лечение' })),
  });

  const { facts } = await signMinutesForm.prepare(story.as(story.director), taskAt(story, 'sign-minutes', sessionId));

  expect(facts.map(({ value }) => value)).toContain('определение потребности; снято с рассмотрения: Семья уехала на лечение');
});

test.each([
  ['in the future', TEST_NOW, '2026-03-03'],
  ['on a past day before the planned one', TEST_NOW, '2026-03-01'],
  ['on a past day before one that is still to come', LATER, '2026-03-01'],
])('T-058 a session is not held %s', async (_, plannedAt, heldOn) => {
  const story = await buildSupportStory(database.db);
  const questionId = await askAcceptance(story);
  const sessionId = await publishOver(story, [questionId]);
  await database.db('app.sessions').update({ planned_at: plannedAt }).where({ id: sessionId });
  const holding = (day: string) =>
    holdSession(story.as(story.secretary), {
      sessionId,
      heldOn: day,
      presentMemberIds: [story.director.userId],
      families: [{ questionId, attended: 'yes' }],
    });

  await expect(holding(heldOn)).rejects.toMatchObject({ details: { fields: { '/heldOn': expect.any(String) as string } } });
  await holding('2026-03-02');
});

test('T-058 the agenda invites the members, the chairman and the curators of its families', async () => {
  const story = await buildSupportStory(database.db);
  const stranger = await buildUser(database.db, story.case.centre, 'curator');

  await publishOver(story, [await askAcceptance(story)]);

  expect(await noticesOf(story.secretary, 'session-invitation')).toEqual([null]);
  expect(await noticesOf(story.director, 'session-invitation')).toEqual([null]);
  expect(await noticesOf(story.curator, 'session-invitation')).toEqual([story.case.caseId]);
  expect(await noticesOf(stranger, 'session-invitation')).toEqual([]);
});

test('T-004 T-058 who is a member only on the new day of a moved session is told too', async () => {
  const story = await buildSupportStory(database.db);
  const { centre } = story.case;
  const [leaving, coming] = [await buildUser(database.db, centre, 'member'), await buildUser(database.db, centre, 'member')];
  const member = { centreId: centre.centreId };
  await addBodyMember(story.system(), { ...member, userId: leaving.userId, fromOn: '2026-01-01', toOn: '2026-03-03' });
  await addBodyMember(story.system(), { ...member, userId: coming.userId, fromOn: '2026-03-04' });
  const { id: sessionId } = await planFor(story, TEST_NOW);

  await moveSession(story.as(story.secretary), { sessionId, plannedAt: LATER, reason: 'Болен председатель' });

  for (const person of [leaving, coming, story.director]) expect(await noticesOf(person, 'session-moved')).toHaveLength(1);
  await cancelSession(story.as(story.secretary), { sessionId, reason: 'Нет вопросов' });
  expect(await noticesOf(coming, 'session-cancelled')).toHaveLength(1);
});
