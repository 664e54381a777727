import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeCaseStatus } from '#domain/cases/change-case-status';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { askProgress } from '#domain/sessions/ask-progress';
import { findEarlyDecisions } from '#domain/sessions/agenda-view';
import { proposeQuestions } from '#domain/sessions/propose-questions';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { recordDecisions } from '#domain/sessions/record-decisions';
import { askAcceptance, holdOver } from '../../support/consilium.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser } from '../../support/factories.ts';
import { buildSupportStory, decide, draftFor, playToActivePlan, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const propose = (story: SupportStory, question: 'need' | 'level' | 'need-and-level' | 'progress') =>
  proposeQuestions(story.as(story.curator), { caseId: story.case.caseId, question });

const statuses = (story: SupportStory) =>
  database
    .db('app.agenda_items')
    .select('kind', 'status')
    .where({ case_id: story.case.caseId })
    .orderBy('created_at')
    .orderBy('kind');

async function decideEarly(story: SupportStory): Promise<void> {
  const { agendaItemIds } = await propose(story, 'need-and-level');
  const [need = '', level = ''] = agendaItemIds;
  const sessionId = await holdOver(story, [need, level]);
  await recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [
      { questionId: need, outcome: 'need-confirmed', helpKinds: ['medical', 'legal'] },
      { questionId: level, outcome: 'level-set', level: 'crisis', levelReason: 'Кризис в семье' },
    ],
  });
}

test('T-005 T-062 T-064 need and level are decided in one early meeting, before there is a draft', async () => {
  const story = await buildSupportStory(database.db);

  await decideEarly(story);

  expect(await findEarlyDecisions(story.system(), story.case.caseId)).toEqual({
    helpKinds: ['medical', 'legal'],
    level: { code: 'crisis', reason: 'Кризис в семье' },
  });
});

test('T-067 after an early meeting only the approval is asked, and it carries need and level on', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await decideEarly(story);
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });

  const { agendaItemId } = await putOnAgenda(story.system(), { caseId, questionKind: 'acceptance' });
  const again = await putOnAgenda(story.system(), { caseId, questionKind: 'acceptance' });
  const sessionId = await holdOver(story, [agendaItemId]);
  await recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [{ questionId: agendaItemId, outcome: 'accepted', ippsuOverride: 'ИППСУ оформляется' }],
  });

  expect(again).toEqual({ agendaItemId });
  const item: unknown = await database.db('app.agenda_items').first('kind', 'outcome_data').where({ id: agendaItemId });
  expect(item).toEqual({
    kind: 'plan',
    outcome_data: {
      outcome: 'accepted',
      helpKinds: ['medical', 'legal'],
      level: 'crisis',
      levelReason: 'Кризис в семье',
      ippsuOverride: 'ИППСУ оформляется',
    },
  });
});

test('T-062 the approval after an early meeting does not leave out a kind of help that the draft plans', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await decideEarly(story);
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const { agendaItemId } = await putOnAgenda(story.system(), { caseId, questionKind: 'acceptance' });
  const sessionId = await holdOver(story, [agendaItemId]);

  const deciding = recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [{ questionId: agendaItemId, outcome: 'accepted', helpKinds: ['legal'], ippsuOverride: 'ИППСУ оформляется' }],
  });

  await expect(deciding).rejects.toMatchObject({
    details: { fields: { '/decisions/0/helpKinds': expect.stringContaining('медицинская помощь') as string } },
  });
});

test('T-064 another level than the early one needs its own reason', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await decideEarly(story);
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const { agendaItemId } = await putOnAgenda(story.system(), { caseId, questionKind: 'acceptance' });
  const sessionId = await holdOver(story, [agendaItemId]);

  const deciding = recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [{ questionId: agendaItemId, outcome: 'accepted', level: 'basic', ippsuOverride: 'ИППСУ оформляется' }],
  });

  await expect(deciding).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { '/decisions/0/levelReason': 'Обоснуйте уровень проблемами семьи.' } },
  });
});

test('T-058 the draft brings need and level with it, so early questions that still wait are withdrawn', async () => {
  const story = await buildSupportStory(database.db);
  await propose(story, 'need-and-level');

  await askAcceptance(story);

  expect(await statuses(story)).toEqual(
    expect.arrayContaining([
      { kind: 'need', status: 'withdrawn' },
      { kind: 'level', status: 'withdrawn' },
      { kind: 'acceptance', status: 'waiting' },
    ]),
  );
});

test('T-064 a level is not set where the same meeting finds no need', async () => {
  const story = await buildSupportStory(database.db);
  const { agendaItemIds } = await propose(story, 'need-and-level');
  const [need = '', level = ''] = agendaItemIds;
  const sessionId = await holdOver(story, [need, level]);
  const refusal = { questionId: need, outcome: 'need-not-confirmed', reason: 'Хватает услуг' };

  await expect(
    recordDecisions(story.as(story.director), {
      sessionId,
      decisions: [refusal, { questionId: level, outcome: 'level-set', level: 'basic', levelReason: 'Неясно' }],
    }),
  ).rejects.toMatchObject({ details: { fields: { '/decisions/1/outcome': expect.any(String) as string } } });
  await recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [refusal, { questionId: level, outcome: 'postponed', reason: 'Решать нечего' }],
  });

  expect(await statuses(story)).toEqual(
    expect.arrayContaining([
      { kind: 'need', status: 'decided' },
      { kind: 'level', status: 'withdrawn' },
    ]),
  );
});

test('T-062 T-064 a level on an agenda without the need is not set before the need is confirmed', async () => {
  const story = await buildSupportStory(database.db);
  const { agendaItemIds } = await propose(story, 'need-and-level');
  const [need = '', level = ''] = agendaItemIds;
  const set = { questionId: level, outcome: 'level-set', level: 'basic', levelReason: 'Нужно обучение' } as const;
  const levelFirst = await holdOver(story, [level]);

  await expect(recordDecisions(story.as(story.director), { sessionId: levelFirst, decisions: [set] })).rejects.toMatchObject({
    details: { fields: { '/decisions/0/outcome': expect.stringContaining('не подтверждена') as string } },
  });

  await recordDecisions(story.as(story.director), {
    sessionId: levelFirst,
    decisions: [{ questionId: level, outcome: 'postponed', reason: 'Сначала потребность' }],
  });
  await recordDecisions(story.as(story.director), {
    sessionId: await holdOver(story, [need]),
    decisions: [{ questionId: need, outcome: 'need-confirmed', helpKinds: ['medical'] }],
  });
  await recordDecisions(story.as(story.director), { sessionId: await holdOver(story, [level]), decisions: [set] });
  expect(await statuses(story)).toEqual([
    { kind: 'level', status: 'decided' },
    { kind: 'need', status: 'decided' },
  ]);
});

test.each([
  ['the same question twice', 'need'],
  ['a level before the need', 'level'],
  ['progress before support', 'progress'],
] as const)('T-005 %s is not put to the consilium', async (_, question) => {
  const story = await buildSupportStory(database.db);
  if (question === 'need') await propose(story, 'need');

  await expect(propose(story, question)).rejects.toMatchObject({ code: 'QUESTION_NOT_POSSIBLE' });
});

test('T-005 progress of a plan in force is discussed and noted with recommendations', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  await database.db('app.cases').update({ status: 'support' }).where({ id: story.case.caseId });
  const { agendaItemIds } = await propose(story, 'progress');
  const [questionId = ''] = agendaItemIds;
  const sessionId = await holdOver(story, [questionId]);

  await expect(
    recordDecisions(story.as(story.director), { sessionId, decisions: [{ questionId, outcome: 'noted' }] }),
  ).rejects.toMatchObject({ details: { fields: { '/decisions/0/recommendation': expect.any(String) as string } } });
  await recordDecisions(story.as(story.director), {
    sessionId,
    decisions: [{ questionId, outcome: 'noted', recommendation: 'Чаще навещать' }],
  });

  const item: unknown = await database.db('app.agenda_items').first('outcome', 'outcome_data').where({ id: questionId });
  expect(item).toEqual({ outcome: 'noted', outcome_data: { outcome: 'noted', recommendation: 'Чаще навещать' } });
});

test('T-019 a curator of another family asks nothing about this one', async () => {
  const story = await buildSupportStory(database.db);
  const stranger = await buildUser(database.db, story.case.centre, 'curator');

  const proposing = proposeQuestions(story.as(stranger), { caseId: story.case.caseId, question: 'need' });

  await expect(proposing).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('T-173 T-098 progress is not asked once the end is decided, and what waits is withdrawn with the support', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  await propose(story, 'progress');
  await database.db('app.plan_items').update({ status: 'done', result: 'Помощь получена' }).where({ case_id: caseId });
  await decide(story, 'results', { outcome: 'complete', results: ['help-received'] });

  await changeCaseStatus(story.system(), { caseId, to: 'post-support' });

  const progress: unknown = await database.db('app.agenda_items').where({ case_id: caseId, kind: 'progress' }).pluck('status');
  expect(progress).toEqual(['withdrawn']);
});

test('T-173 T-087 after a decision that ends the support nobody puts a question of its progress', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  await decide(story, 'results', { outcome: 'terminate', terminationGround: 'moved', newDistrict: 'Арский район' });

  await expect(propose(story, 'progress')).rejects.toMatchObject({ code: 'QUESTION_NOT_POSSIBLE' });
  await askProgress(story.as(story.curator), { caseId, note: 'Полугодовой отчёт' });

  await expect(database.db('app.agenda_items').where({ case_id: caseId, kind: 'progress' })).resolves.toEqual([]);
});
