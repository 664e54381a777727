import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession } from '#domain/sessions/session-view';
import { recordDecisions } from '#domain/sessions/record-decisions';
import { sendOutcomes } from '#domain/sessions/send-outcomes';
import { listWaitingQuestions } from '#domain/sessions/waiting-view';
import { changeCaseStatus } from '#domain/cases/change-case-status';
import { askAcceptance, holdOver } from '../../support/consilium.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { ACCEPTED, buildSupportStory, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const POSTPONED = { outcome: 'postponed', reason: 'Не пришла школа' };

async function postpone(story: SupportStory): Promise<{ questionId: string; sessionId: string }> {
  const questionId = await askAcceptance(story);
  const sessionId = await holdOver(story, [questionId]);
  await recordDecisions(story.as(story.director), { sessionId, decisions: [{ questionId, ...POSTPONED }] });
  return { questionId, sessionId };
}

test('T-058 a postponed question waits again, and the session keeps it with its reason', async () => {
  const story = await buildSupportStory(database.db);

  const { questionId, sessionId } = await postpone(story);

  const waiting = await listWaitingQuestions(story.as(story.secretary), { centreId: story.case.centre.centreId });
  expect(waiting.map(({ agendaItemId }) => agendaItemId)).toEqual([questionId]);
  const card = await openSession(story.as(story.secretary), sessionId);
  expect(card).toMatchObject({
    status: 'decided',
    questions: [],
    postponed: [{ id: questionId, kind: 'acceptance', reason: 'Не пришла школа' }],
  });
});

test('T-058 the process of the case hears nothing of a postponement, and everything of the decision of the next session', async () => {
  const story = await buildSupportStory(database.db);
  const first = await postpone(story);

  const nothing = await sendOutcomes(story.system(), { sessionId: first.sessionId });
  const next = await holdOver(story, [first.questionId]);
  await recordDecisions(story.as(story.director), {
    sessionId: next,
    decisions: [{ questionId: first.questionId, ...ACCEPTED }],
  });
  const something = await sendOutcomes(story.system(), { sessionId: next });

  expect([nothing, something]).toEqual([{ sent: 0 }, { sent: 1 }]);
});

test('T-058 a postponement needs its reason', async () => {
  const story = await buildSupportStory(database.db);
  const questionId = await askAcceptance(story);
  const sessionId = await holdOver(story, [questionId]);

  const deciding = recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [{ questionId, outcome: 'postponed' }],
  });

  await expect(deciding).rejects.toMatchObject({ details: { fields: { '/decisions/0/reason': expect.any(String) as string } } });
});

test('T-058 a question of a closed case waits no longer', async () => {
  const story = await buildSupportStory(database.db);
  await postpone(story);

  await changeCaseStatus(story.system(), { caseId: story.case.caseId, to: 'closed', ground: 'need-not-confirmed' });

  const waiting = await listWaitingQuestions(story.as(story.secretary), { centreId: story.case.centre.centreId });
  expect(waiting).toEqual([]);
});
