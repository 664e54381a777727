import { afterAll, beforeAll, expect, test } from 'vitest';
import { computeDeadline } from '#domain/deadlines/compute-deadline';
import { cancelSession } from '#domain/sessions/cancel-session';
import { listLateCases, notifyLateCases } from '#domain/sessions/late-cases';
import { moveSession } from '#domain/sessions/move-session';
import { proposeQuestions } from '#domain/sessions/propose-questions';
import { publishAgenda } from '#domain/sessions/publish-agenda';
import { recordDecisions } from '#domain/sessions/record-decisions';
import { askAcceptance, holdOver, planFor, publishOver } from '../../support/consilium.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildSupportStory, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The appeal of Monday 2 March has its tenth working day on 17 March, because 9 March is a day off. */
const DUE = '2026-03-17';
const IN_TIME = new Date('2026-03-17T07:00:00Z');
const TOO_LATE = new Date('2026-03-18T07:00:00Z');

async function openCase(): Promise<SupportStory> {
  const story = await buildSupportStory(database.db);
  await computeDeadline(story.system(), { caseId: story.case.caseId });
  return story;
}

const late = (story: SupportStory) => listLateCases(story.as(story.secretary), { centreId: story.case.centre.centreId });

async function countNotices(story: SupportStory, kind: string): Promise<number> {
  const rows = await database.db('app.notifications').select('id').where({ user_id: story.secretary.userId, kind });
  return rows.length;
}

test('T-059 without a meeting in time the case is late, and the secretary hears of it once', async () => {
  const story = await openCase();

  await notifyLateCases(story.system(), { centreId: story.case.centre.centreId });

  expect(await late(story)).toMatchObject([{ case: { id: story.case.caseId }, dueOn: DUE, nextSessionAt: null }]);
  expect(await countNotices(story, 'session-needed')).toBe(1);
});

test('T-059 each new cause raises the alarm again, the same cause does not', async () => {
  const story = await openCase();
  const atRegistration = await countNotices(story, 'session-needed');
  const { id } = await planFor(story, IN_TIME);
  const inTime = await countNotices(story, 'session-needed');

  await moveSession(story.as(story.secretary), { sessionId: id, plannedAt: TOO_LATE, reason: 'Болен председатель' });
  await notifyLateCases(story.system(), { centreId: story.case.centre.centreId });
  const moved = await countNotices(story, 'session-needed');
  await cancelSession(story.as(story.secretary), { sessionId: id, reason: 'Нет кворума' });

  expect([atRegistration, inTime, moved]).toEqual([1, 1, 2]);
  expect(await countNotices(story, 'session-needed')).toBe(3);
});

test('T-059 a postponed question raises the alarm when no other meeting is planned', async () => {
  const story = await openCase();
  const questionId = await askAcceptance(story);
  const sessionId = await holdOver(story, [questionId]);
  const before = await countNotices(story, 'session-needed');

  await recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [{ questionId, outcome: 'postponed', reason: 'Семья не пришла' }],
  });

  expect([before, await countNotices(story, 'session-needed')]).toEqual([1, 2]);
});

test('T-059 an agenda published without the case raises the alarm', async () => {
  const story = await openCase();
  const { agendaItemIds } = await proposeQuestions(story.as(story.curator), { caseId: story.case.caseId, question: 'need' });
  const { id: sessionId } = await planFor(story, IN_TIME);
  const before = await countNotices(story, 'session-needed');

  await publishAgenda(story.as(story.secretary), {
    sessionId,
    questionIds: agendaItemIds,
    invitedOn: '2026-03-02',
    way: 'phone',
  });

  expect([before, await countNotices(story, 'session-needed')]).toEqual([1, 2]);
});

test('T-059 a meeting after the due date is too late, one on the due date ends the alarm', async () => {
  const story = await openCase();

  await planFor(story, TOO_LATE);
  const before = await late(story);
  await planFor(story, IN_TIME);

  expect(before).toMatchObject([{ case: { id: story.case.caseId }, nextSessionAt: TOO_LATE }]);
  expect(await late(story)).toEqual([]);
});

test('T-059 a published agenda without the case does not help it', async () => {
  const story = await openCase();
  const { agendaItemIds } = await proposeQuestions(story.as(story.curator), { caseId: story.case.caseId, question: 'need' });
  const sessionId = await publishOver(story, agendaItemIds);
  await database.db('app.sessions').update({ planned_at: IN_TIME }).where({ id: sessionId });

  expect(await late(story)).toMatchObject([{ case: { id: story.case.caseId } }]);
});

test('T-059 a meeting moved behind the due date raises the alarm, and the move keeps its reason', async () => {
  const story = await openCase();
  const { id } = await planFor(story, IN_TIME);

  await moveSession(story.as(story.secretary), { sessionId: id, plannedAt: TOO_LATE, reason: 'Болен председатель' });

  expect(await late(story)).toMatchObject([{ dueOn: DUE, nextSessionAt: TOO_LATE }]);
  const moves: unknown = await database.db('app.session_moves').select('from_at', 'to_at', 'reason').where({ session_id: id });
  expect(moves).toEqual([{ from_at: IN_TIME, to_at: TOO_LATE, reason: 'Болен председатель' }]);
  expect(await countNotices(story, 'session-moved')).toBe(1);
});

test('T-060 a published agenda moves only with its families invited anew', async () => {
  const story = await openCase();
  const questionId = await askAcceptance(story);
  const sessionId = await publishOver(story, [questionId]);
  const move = (reinvitedOn?: string) =>
    moveSession(story.as(story.secretary), {
      sessionId,
      plannedAt: IN_TIME,
      reason: 'Семья не может',
      ...(reinvitedOn !== undefined && { reinvitedOn }),
    });

  await expect(move()).rejects.toMatchObject({ details: { fields: { '/reinvitedOn': expect.any(String) as string } } });
  await expect(move('2026-03-03')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await move('2026-03-01');

  const invitations: unknown = await database.db('app.session_invitations').select('invited_on').where({ session_id: sessionId });
  expect(invitations).toEqual([{ invited_on: '2026-03-01' }]);
});

test('T-058 the questions of a cancelled session wait again, and its process is told to end', async () => {
  const story = await openCase();
  const questionId = await askAcceptance(story);
  const sessionId = await publishOver(story, [questionId]);

  await cancelSession(story.as(story.secretary), { sessionId, reason: 'Нет кворума' });

  const item: unknown = await database.db('app.agenda_items').first('status', 'session_id').where({ id: questionId });
  expect(item).toEqual({ status: 'waiting', session_id: null });
  const session: unknown = await database.db('app.sessions').first('status', 'cancel_reason').where({ id: sessionId });
  expect(session).toEqual({ status: 'cancelled', cancel_reason: 'Нет кворума' });
  const command: unknown = await database
    .db('app.engine_commands')
    .first('kind', 'payload')
    .where({ dedupe_key: `session-cancelled:${sessionId}` });
  expect(command).toMatchObject({ kind: 'correlate-message', payload: { message: 'session-cancelled' } });
  expect(await late(story)).toMatchObject([{ case: { id: story.case.caseId } }]);
});

test('T-058 a cancelled session is neither moved nor cancelled again', async () => {
  const story = await openCase();
  const { id } = await planFor(story, IN_TIME);
  const acting = story.as(story.secretary);
  await cancelSession(acting, { sessionId: id, reason: 'Нет вопросов' });

  await expect(cancelSession(acting, { sessionId: id, reason: 'Ещё раз' })).rejects.toMatchObject({
    code: 'SESSION_IN_OTHER_STATE',
  });
  await expect(moveSession(acting, { sessionId: id, plannedAt: TOO_LATE, reason: 'Поздно' })).rejects.toMatchObject({
    code: 'SESSION_IN_OTHER_STATE',
  });
});

test('T-019 in which state the session of another centre is stays unknown', async () => {
  const [story, other] = [await openCase(), await openCase()];
  const { id } = await planFor(story, IN_TIME);
  await cancelSession(story.as(story.secretary), { sessionId: id, reason: 'Нет вопросов' });
  const acting = other.as(other.secretary);

  await expect(cancelSession(acting, { sessionId: id, reason: 'Не нужно' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(moveSession(acting, { sessionId: id, plannedAt: TOO_LATE, reason: 'Позже' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('T-019 who may not know of a session neither moves nor cancels it', async () => {
  const story = await openCase();
  const { id } = await planFor(story, IN_TIME);
  const acting = story.as(story.curator);

  await expect(cancelSession(acting, { sessionId: id, reason: 'Не нужно' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(moveSession(acting, { sessionId: id, plannedAt: TOO_LATE, reason: 'Позже' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
