import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession } from '#domain/sessions/session-view';
import { recordDecisions } from '#domain/sessions/record-decisions';
import { recordDecisionsForm } from '#domain/sessions/record-decisions-form';
import { signMinutesForm } from '#domain/sessions/sign-minutes-form';
import { askAcceptance, holdOver, publishOver } from '../../support/consilium.ts';
import { holdSession } from '#domain/sessions/hold-session';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { listActions } from '../support.ts';
import { insertRow } from '../../support/insert.ts';
import { buildUser } from '../../support/factories.ts';
import { ACCEPTED, buildSupportStory, taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Held {
  readonly story: SupportStory;
  readonly questionId: string;
  readonly sessionId: string;
}

async function hold(): Promise<Held> {
  const story = await buildSupportStory(database.db);
  const questionId = await askAcceptance(story);
  return { story, questionId, sessionId: await holdOver(story, [questionId]) };
}

function choose(story: SupportStory, key: string, value: unknown): Promise<unknown> {
  return database
    .db('app.settings')
    .insert({ centre_id: story.case.centre.centreId, key, value: JSON.stringify(value), updated_by: story.director.userId });
}

test('T-058 the dissent of a member who was present stands in the minutes', async () => {
  const { story, questionId, sessionId } = await hold();

  await recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [{ questionId, ...ACCEPTED }],
    dissents: [{ questionId, memberId: story.secretary.userId, text: 'Достаточно базового уровня' }],
  });

  expect(await listActions(database.db, story.case.caseId)).toContain('question.dissented');
  const card = await openSession(story.as(story.secretary), sessionId);
  expect(card.questions[0]?.dissents).toMatchObject([
    { member: { id: story.secretary.userId }, text: 'Достаточно базового уровня' },
  ]);
  const prepared = await signMinutesForm.prepare(story.as(story.director), {
    ...taskOf(story, 'sign-minutes'),
    caseId: undefined,
    sessionId,
  });
  expect(prepared.facts.map(({ value }) => value).join()).toContain('Достаточно базового уровня');
});

test('T-058 a dissent of somebody who was not at the session is refused', async () => {
  const { story, questionId, sessionId } = await hold();

  const deciding = recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [{ questionId, ...ACCEPTED }],
    dissents: [{ questionId, memberId: story.curator.userId, text: 'Против' }],
  });

  await expect(deciding).rejects.toMatchObject({
    details: { fields: { '/dissents/0/memberId': expect.any(String) as string } },
  });
});

test('T-062 a decision by somebody who was not at the session is refused with its code', async () => {
  const { story, questionId, sessionId } = await hold();
  const absent = await buildUser(database.db, story.case.centre, 'director');

  const deciding = recordDecisions(story.as(absent), { sessionId, decisions: [{ questionId, ...ACCEPTED }] });

  await expect(deciding).rejects.toMatchObject({ code: 'NOT_PRESENT' });
});

test('T-058 where a centre votes, each decision has as many votes as members were present, and a majority', async () => {
  const { story, questionId, sessionId } = await hold();
  await choose(story, 'consiliumVotes', true);
  const decide = (votes: object) =>
    recordDecisions(story.as(story.director), { sessionId, decisions: [{ questionId, ...ACCEPTED, ...votes }] });
  const complaint = { details: { fields: { '/decisions/0/votesFor': expect.any(String) as string } } };

  await expect(decide({})).rejects.toMatchObject(complaint);
  await expect(decide({ votesFor: 3, votesAgainst: 0, votesAbstained: 0 })).rejects.toMatchObject(complaint);
  await expect(decide({ votesFor: 1, votesAgainst: 1, votesAbstained: 0 })).rejects.toMatchObject(complaint);
  await decide({ votesFor: 2, votesAgainst: 0, votesAbstained: 0 });

  const card = await openSession(story.as(story.secretary), sessionId);
  expect(card.questions[0]?.votes).toEqual({ votesFor: 2, votesAgainst: 0, votesAbstained: 0 });
});

test('T-058 by default nobody votes, and votes are not kept', async () => {
  const { story, questionId, sessionId } = await hold();

  await recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [{ questionId, ...ACCEPTED, votesFor: 7, votesAgainst: 0, votesAbstained: 0 }],
  });

  const card = await openSession(story.as(story.secretary), sessionId);
  expect(card.questions[0]?.votes).toBeNull();
});

test('T-058 the form asks for votes only where a centre votes', async () => {
  const { story, questionId, sessionId } = await hold();
  const task = { ...taskOf(story, 'record-decisions'), caseId: undefined, sessionId };
  const prepare = async () => (await recordDecisionsForm.prepare(story.as(story.director), task)).initial['decisions'];

  const before = await prepare();
  await choose(story, 'consiliumVotes', true);

  expect(before).toEqual([{ questionId }]);
  await expect(prepare()).resolves.toEqual([{ questionId, isVoting: true }]);
});

test('T-058 where a centre has a quorum, a session without it is not held', async () => {
  const story = await buildSupportStory(database.db);
  const questionId = await askAcceptance(story);
  const sessionId = await publishOver(story, [questionId]);
  await choose(story, 'consiliumQuorumShare', 50);
  const holding = (presentMemberIds: string[]) =>
    holdSession(story.as(story.secretary), {
      sessionId,
      heldOn: '2026-03-02',
      presentMemberIds,
      families: [{ questionId, attended: 'yes' }],
    });

  await expect(holding([story.director.userId])).rejects.toMatchObject({
    code: 'NO_QUORUM',
    details: { present: 0, needed: 1, members: 1 },
  });
  await holding([story.director.userId, story.secretary.userId]);
});

test('T-018 the minutes name the deputy as acting chairman and the absent one beside', async () => {
  const story = await buildSupportStory(database.db);
  const deputy = await buildUser(database.db, story.case.centre, 'member', { last_name: 'Замова' });
  await insertRow(database.db, 'app.substitutions', {
    absent_user_id: story.director.userId,
    substitute_user_id: deputy.userId,
    role: 'director',
    from_on: '2026-03-01',
    to_on: '2026-03-05',
    basis: 'Приказ № 5',
  });
  const questionId = await askAcceptance(story);
  const sessionId = await publishOver(story, [questionId]);
  await holdSession(story.as(story.secretary), {
    sessionId,
    heldOn: '2026-03-02',
    presentMemberIds: [deputy.userId, story.secretary.userId],
    families: [{ questionId, attended: 'yes' }],
  });
  const acting = story.as(deputy);

  await recordDecisions(
    { ...acting, actor: { ...acting.actor, onBehalfOf: story.director.userId } },
    { sessionId, decisions: [{ questionId, ...ACCEPTED }] },
  );

  const prepared = await signMinutesForm.prepare(acting, { ...taskOf(story, 'sign-minutes'), caseId: undefined, sessionId });
  expect(prepared.facts[0]).toEqual({
    label: 'И. о. председателя',
    value: expect.stringMatching(/^Замова .*\(замещает: Иванова /) as string,
  });
  const card = await openSession(story.as(story.secretary), sessionId);
  expect([card.chairman?.id, card.chairmanOnBehalfOf?.id]).toEqual([deputy.userId, story.director.userId]);
  const event: unknown = await database
    .db('app.audit_events')
    .first('actor_id', 'on_behalf_of', 'after')
    .where({ action: 'session.decided', object_id: sessionId });
  expect(event).toEqual({
    actor_id: deputy.userId,
    on_behalf_of: story.director.userId,
    after: { chairmanId: deputy.userId, chairmanOnBehalfOf: story.director.userId, questions: [questionId] },
  });
});
