import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvePlan } from '#domain/plans/approve-plan';
import { recordDecisions } from '#domain/sessions/record-decisions';
import { sendOutcomes } from '#domain/sessions/send-outcomes';
import { proposeQuestions } from '#domain/sessions/propose-questions';
import { askAcceptance, holdOver } from '../../support/consilium.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { assignCurator, buildCase, buildUser } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { ACCEPTED, buildSupportStory, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function hold(story: SupportStory) {
  const questionId = await askAcceptance(story);
  const sessionId = await holdOver(story, [questionId]);
  return {
    questionId,
    sessionId,
    decide: (data: object) =>
      recordDecisions(story.as(story.director), { sessionId, decisions: [{ questionId, ...ACCEPTED, ...data }] }),
  };
}

test('T-028 without the ИППСУ the chairman says why the family is accepted', async () => {
  const story = await buildSupportStory(database.db);
  const { questionId, decide } = await hold(story);

  await expect(decide({ ippsuOverride: undefined })).rejects.toMatchObject({
    details: { fields: { '/decisions/0/ippsuOverride': expect.any(String) as string } },
  });
  await decide({ ippsuOverride: 'Документ оформляется' });

  const item: unknown = await database.db('app.agenda_items').first('outcome_data').where({ id: questionId });
  expect(item).toMatchObject({ outcome_data: { ippsuOverride: 'Документ оформляется' } });
});

test('T-112 a level that overloads the curator needs a reason, which is kept beside the assignment', async () => {
  const story = await buildSupportStory(database.db);
  for (let family = 0; family < 4; family += 1) {
    const other = await buildCase(database.db, { centre: story.case.centre });
    const assignmentId = await assignCurator(database.db, other.caseId, story.curator.userId);
    await database.db('app.curator_assignments').update({ expected_level: 'crisis' }).where({ id: assignmentId });
  }
  const { decide } = await hold(story);

  await expect(decide({})).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { '/decisions/0/loadReason': expect.stringContaining('1,25') as string } },
  });
  await decide({ loadReason: 'Других кураторов нет' });

  const kept: unknown = await database
    .db('app.curator_levels')
    .first('level', 'over_limit_reason')
    .where({ case_id: story.case.caseId });
  expect(kept).toEqual({ level: 'crisis', over_limit_reason: 'Других кураторов нет' });
});

test('T-070 the case hears whether its centre registers families after the signature', async () => {
  const story = await buildSupportStory(database.db);
  await database.db('app.settings').insert({
    key: 'registerAfterSigning',
    centre_id: story.case.centre.centreId,
    value: 'true',
    updated_by: story.director.userId,
  });
  const { questionId, sessionId, decide } = await hold(story);
  await decide({});

  await sendOutcomes(story.system(), { sessionId });

  const command: unknown = await database
    .db('app.engine_commands')
    .first('payload')
    .where({ dedupe_key: `question-decided:${questionId}` });
  expect(command).toMatchObject({ payload: { variables: { decisionOutcome: 'accepted', registerAfterSigning: true } } });
});

test('T-063 an early answer that there is no need ends the case by its own message, and nothing else waits', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, number } = story.case;
  const { agendaItemIds } = await proposeQuestions(story.as(story.curator), { caseId, question: 'need' });
  const [need = ''] = agendaItemIds;
  const sessionId = await holdOver(story, [need]);
  const acceptance = await askAcceptance(story);
  await recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [{ questionId: need, outcome: 'need-not-confirmed', reason: 'Хватает услуг' }],
  });

  await sendOutcomes(story.system(), { sessionId });
  await sendOutcomes(story.system(), { sessionId });

  const commands: unknown = await database.db('app.engine_commands').select('payload').where({ stream: number });
  expect(commands).toEqual([
    { payload: { message: 'need-not-confirmed', businessKey: number, correlationKeys: {}, variables: {} } },
  ]);
  const item: unknown = await database.db('app.agenda_items').first('status').where({ id: acceptance });
  expect(item).toEqual({ status: 'withdrawn' });
});

test('T-017 T-018 who drafted the plan as curator does not approve it as chairman, the deputy does', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, centre } = story.case;
  await database.db('app.user_roles').insert({ user_id: story.curator.userId, role: 'director', centre_id: centre.centreId });
  const { questionId, decide } = await hold(story);
  await decide({});
  const deputy = await buildUser(database.db, centre, 'head');
  await insertRow(database.db, 'app.substitutions', {
    absent_user_id: story.curator.userId,
    substitute_user_id: deputy.userId,
    role: 'director',
    from_on: '2026-03-02',
    to_on: '2026-03-02',
    basis: 'Приказ № 7',
  });

  await expect(approvePlan(story.as(story.curator), { caseId, agendaItemId: questionId })).rejects.toMatchObject({
    code: 'AUTHOR_CANNOT_APPROVE',
  });
  await approvePlan(story.as(deputy), { caseId, agendaItemId: questionId });

  const plan: unknown = await database.db('app.plan_versions').first('status', 'approved_by').where({ case_id: caseId });
  expect(plan).toEqual({ status: 'approved', approved_by: deputy.userId });
});
