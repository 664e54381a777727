import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeOpenItems } from '#domain/measures/close-open-items';
import { ASSISTANCE_TYPES } from '#domain/catalogue/catalogue';
import { listCuratorLoads } from '#domain/curators/curator-load-view';
import { isEnding } from '#domain/events/event-stage';
import { reportCaseEvent, type EventInput } from '#domain/events/report-case-event';
import { openReview } from '#domain/monitoring/open-review';
import type { ReviewKind } from '#domain/monitoring/review';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { registerFamily } from '#domain/register/register-family';
import { deregisterFamily } from '#domain/register/deregister-family';
import { openCaseQuestions } from '#domain/sessions/case-questions-view';
import { holdSession } from '#domain/sessions/hold-session';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { recordDecisionsForm } from '#domain/sessions/record-decisions-form';
import { openSession } from '#domain/sessions/session-view';
import type { PreparedForm } from '#domain/tasks/task-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { publishOver } from '../../support/consilium.ts';
import { fillForm } from '../../support/fill-form.ts';
import {
  ACCEPTED,
  buildSupportStory,
  decide,
  draftFor,
  holdSessionOn,
  playToActivePlan,
  prepareReview,
  taskOf,
  uploadRefusal,
  type SupportStory,
} from '../../support/support-story.ts';

const NOW = new Date('2026-06-01T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Asked {
  readonly questionId: string;
  readonly sessionId: string;
  readonly prepare: () => Promise<PreparedForm>;
  readonly decide: (data: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

/** A held session over the results question that this event, or the end of the term, calls. */
async function ask(story: SupportStory, caseEventId: string | null = null, now = NOW): Promise<Asked> {
  const { agendaItemId } = await putOnAgenda(story.system(now), {
    caseId: story.case.caseId,
    questionKind: 'results',
    caseEventId,
  });
  const sessionId = await holdSessionOn(story, agendaItemId, now);
  const task = { ...taskOf(story, 'record-decisions'), caseId: undefined, sessionId };
  return {
    questionId: agendaItemId,
    sessionId,
    prepare: () => recordDecisionsForm.prepare(story.as(story.director, now), task),
    decide: (data) =>
      fillForm(recordDecisionsForm, story.as(story.director, now), task, { decisions: [{ questionId: agendaItemId, ...data }] }),
  };
}

async function supported(draft: Parameters<typeof draftFor>[1] = {}): Promise<SupportStory> {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story, draftFor(story, draft));
  return story;
}

async function report(story: SupportStory, event: Omit<EventInput, 'caseId' | 'happenedOn'>): Promise<string> {
  const given = { ...event, caseId: story.case.caseId, happenedOn: '2026-06-01' };
  return (await reportCaseEvent(story.as(story.curator, NOW), given)).caseEventId;
}

/** A question that an event called, ready to be decided. */
async function askAfter(
  story: SupportStory,
  event: Omit<EventInput, 'caseId' | 'happenedOn'>,
  reviewKind: ReviewKind,
): Promise<Asked & { readonly caseEventId: string }> {
  const caseEventId = await report(story, event);
  await prepareReview(story, NOW, { reviewKind, caseEventId });
  return { caseEventId, ...(await ask(story, caseEventId)) };
}

const complaint = (field: string, index = 0) => ({
  code: 'INVALID_INPUT',
  details: { fields: { [`/decisions/${index}/${field}`]: expect.any(String) as string } },
});

const outcomeOf = (id: string): Promise<unknown> => database.db('app.agenda_items').first('status', 'outcome').where({ id });

test('T-086 results are not judged without the curator’s information; the question may be put off', async () => {
  const story = await supported();
  await openReview(story.system(NOW), { caseId: story.case.caseId, reviewKind: 'term-end' });
  const { questionId, decide } = await ask(story);

  await expect(decide({ outcome: 'extend', reason: 'Нужно время' })).rejects.toMatchObject(complaint('outcome'));
  await decide({ outcome: 'postponed', reason: 'Нет информации' });

  await expect(outcomeOf(questionId)).resolves.toEqual({ status: 'waiting', outcome: null });
});

test('T-167 results are not judged without a questionnaire or the family’s refusal of it', async () => {
  const story = await supported();
  await prepareReview(story, NOW);
  const { questionId, decide } = await ask(story);
  const extension = { outcome: 'extend', reason: 'Нужно время' };
  await database.db('app.questionnaires').where({ case_id: story.case.caseId }).update({ review_id: null });

  await expect(decide(extension)).rejects.toMatchObject(complaint('outcome'));
  await database
    .db('app.questionnaires')
    .where({ case_id: story.case.caseId })
    .update({
      review_id: database.db('app.agenda_items').select('review_id').where({ id: questionId }),
    });
  await decide(extension);

  await expect(outcomeOf(questionId)).resolves.toEqual({ status: 'decided', outcome: 'extend' });
});

test.each([
  ['none', [], '/decisions'],
  ['an empty one', [{ outcome: '' }], '/decisions/0/outcome'],
  [
    'two',
    [
      { outcome: 'extend', reason: 'а' },
      { outcome: 'terminate', reason: 'в' },
    ],
    '/decisions',
  ],
])('T-087 %s instead of exactly one decision is refused', async (_, rows, pointer) => {
  const story = await supported();
  await prepareReview(story, NOW);
  const { agendaItemId } = await putOnAgenda(story.system(NOW), { caseId: story.case.caseId, questionKind: 'results' });
  const sessionId = await holdSessionOn(story, agendaItemId, NOW);
  const task = { ...taskOf(story, 'record-decisions'), caseId: undefined, sessionId };
  const decisions = rows.map((row) => ({ questionId: agendaItemId, ...row }));

  const deciding = fillForm(recordDecisionsForm, story.as(story.director, NOW), task, { decisions });

  await expect(deciding).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) as string } } });
});

test('T-173 T-060 results are not examined without the word on the family’s attendance', async () => {
  const story = await supported();
  await prepareReview(story, NOW);
  const { agendaItemId } = await putOnAgenda(story.system(NOW), { caseId: story.case.caseId, questionKind: 'results' });
  const sessionId = await publishOver(story, [agendaItemId], NOW);
  const hold = (families: Parameters<typeof holdSession>[1]['families']) =>
    holdSession(story.as(story.secretary, NOW), {
      sessionId,
      heldOn: '2026-06-01',
      presentMemberIds: [story.director.userId, story.secretary.userId],
      families,
    });

  await expect(hold([])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await expect(hold([{ questionId: agendaItemId, attended: 'no' }])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  await hold([{ questionId: agendaItemId, attended: 'no', absenceReason: 'Болезнь ребенка' }]);

  const item: unknown = await database.db('app.agenda_items').first('family_absence_reason').where({ id: agendaItemId });
  expect(item).toEqual({ family_absence_reason: 'Болезнь ребенка' });
});

test('T-097 after an event support may go on unchanged; at the end of the term it may not', async () => {
  const atEnd = await supported();
  await prepareReview(atEnd, NOW);
  const end = await ask(atEnd);
  const story = await supported();
  const called = await askAfter(story, { kind: 'child-removed', personId: story.case.childId }, 'circumstance');

  const { items } = await openCaseQuestions(story.as(story.curator, NOW), story.case.caseId);
  const title = 'Ребёнок изъят из семьи или передан в организацию';
  expect(items.map(({ kind, event }) => [kind, event])).toEqual([
    ['results', title],
    ['acceptance', null],
  ]);
  const { questions } = await openSession(story.as(story.secretary, NOW), called.sessionId);
  expect(questions.map(({ event }) => event)).toEqual([title]);

  expect((await end.prepare()).choices['outcomes']?.map(({ value }) => value)).not.toContain('continue');
  expect((await called.prepare()).choices['outcomes']?.map(({ value }) => value)).toContain('continue');
  await called.decide({ outcome: 'continue', reason: 'Ребёнок у бабушки, работа с семьёй идёт' });

  await expect(outcomeOf(called.questionId)).resolves.toEqual({ status: 'decided', outcome: 'continue' });
});

test('T-091 decision в begins with what the event says: the district of a move, the scan and date of a refusal', async () => {
  const moved = await supported();
  const move = await askAfter(moved, { kind: 'family-moved', newDistrict: 'Альметьевский район' }, 'move');
  const refused = await supported();
  const documentId = await uploadRefusal(refused);
  const refusal = await askAfter(refused, { kind: 'family-refused' }, 'refusal');
  await database
    .db('app.case_events')
    .update({ document_id: documentId, refused_on: '2026-05-30' })
    .where({ id: refusal.caseEventId });

  const [ofMove, ofRefusal] = [await move.prepare(), await refusal.prepare()];

  expect(ofMove.initial['decisions']).toEqual([
    { questionId: move.questionId, terminationGround: 'moved', newDistrict: 'Альметьевский район' },
  ]);
  const ground = { terminationGround: 'family-refused', refusalDocumentId: documentId, refusedOn: '2026-05-30' };
  expect(ofRefusal.initial['decisions']).toEqual([{ questionId: refusal.questionId, ...ground }]);
  await refusal.decide({ outcome: 'terminate', ...ground });
  await expect(outcomeOf(refusal.questionId)).resolves.toEqual({ status: 'decided', outcome: 'terminate' });
});

test('AMB-21 the administrative closing is offered only where the centre has switched it on', async () => {
  const story = await supported();
  const { caseId, centre } = story.case;
  const { prepare, decide, questionId } = await askAfter(story, { kind: 'other', note: 'Семьи больше нет' }, 'circumstance');
  const closing = { outcome: 'administrative', reason: 'Ребёнок усыновлён в другой стране' };
  const offered = async () => (await prepare()).choices['outcomes']?.map(({ value }) => value);

  expect(await offered()).not.toContain('administrative');
  await expect(decide(closing)).rejects.toMatchObject(complaint('outcome'));
  await database
    .db('app.settings')
    .insert({ key: 'administrativeClosing', centre_id: centre.centreId, value: 'true', updated_by: 'test' });
  expect(await offered()).toContain('administrative');
  await decide(closing);

  await expect(outcomeOf(questionId)).resolves.toEqual({ status: 'decided', outcome: 'administrative' });
  await expect(database.db('app.cases').first('status').where({ id: caseId })).resolves.toEqual({ status: 'support' });
});

test('T-087 a question that ends support leaves nothing to the other question of the family in the same session', async () => {
  const story = await supported();
  const { caseId } = story.case;
  await prepareReview(story, NOW);
  const { agendaItemId: ofTerm } = await putOnAgenda(story.system(NOW), { caseId, questionKind: 'results' });
  const caseEventId = await report(story, { kind: 'family-moved', newDistrict: 'Альметьевский район' });
  await prepareReview(story, NOW, { reviewKind: 'move', caseEventId });
  const { agendaItemId: ofMove } = await putOnAgenda(story.system(NOW), { caseId, questionKind: 'results', caseEventId });
  const sessionId = await publishOver(story, [ofTerm, ofMove], NOW);
  await holdSession(story.as(story.secretary, NOW), {
    ...{ sessionId, heldOn: '2026-06-01', presentMemberIds: [story.director.userId, story.secretary.userId] },
    families: [ofTerm, ofMove].map((questionId) => ({ questionId, attended: 'yes' })),
  });
  const task = { ...taskOf(story, 'record-decisions'), caseId: undefined, sessionId };
  const decide = (first: Readonly<Record<string, unknown>>) =>
    fillForm(recordDecisionsForm, story.as(story.director, NOW), task, {
      decisions: [
        { questionId: ofTerm, ...first },
        { questionId: ofMove, outcome: 'terminate', terminationGround: 'moved', newDistrict: 'Альметьевский район' },
      ],
    });

  await expect(decide({ outcome: 'extend', reason: 'Нужно время' })).rejects.toMatchObject(complaint('outcome'));
  await decide({ outcome: 'postponed', reason: 'Семья переехала' });

  await expect(outcomeOf(ofMove)).resolves.toEqual({ status: 'decided', outcome: 'terminate' });
});

test('T-082 a new level counts in the curator’s load from the decision on', async () => {
  const story = await supported({ level: 'basic', termMonths: 10 });
  const { centre } = story.case;
  const familiesNow = async () => (await listCuratorLoads(story.system(NOW), centre.centreId))[0]?.families;
  const { decide } = await askAfter(story, { kind: 'revision', note: 'Отец потерял работу, начались ссоры' }, 'revision');
  const change = { outcome: 'extend', reason: 'Обстановка ухудшилась', level: 'crisis' };

  const before = await familiesNow();
  await expect(decide({ ...change, level: 'basic', levelReason: 'Тот же' })).rejects.toMatchObject(complaint('level'));
  await expect(decide(change)).rejects.toMatchObject(complaint('levelReason'));
  await decide({ ...change, levelReason: 'Конфликты в семье' });
  const after = await familiesNow();

  expect([before, after]).toEqual([
    { crisis: 0, basic: 1, adaptation: 0 },
    { crisis: 1, basic: 0, adaptation: 0 },
  ]);
});

test.each(['extend', 'continue', 'terminate'])(
  'T-087 T-098 after a decision that ends the support another session may only put «%s» off',
  async (outcome) => {
    const story = await supported();
    const { caseId } = story.case;
    const move = { kind: 'family-moved', newDistrict: 'Альметьевский район' } as const;
    const ending = await askAfter(story, move, 'move');
    const other = await askAfter(story, { kind: 'other', note: 'Пожар' }, 'circumstance');
    const decision = { terminationGround: 'moved', newDistrict: 'Альметьевский район' };
    await ending.decide({ outcome: 'terminate', ...decision });

    await expect(other.decide({ outcome, reason: 'Нужно время', ...decision })).rejects.toMatchObject(complaint('outcome'));
    await other.decide({ outcome: 'postponed', reason: 'Сопровождение завершается' });

    expect(await isEnding(story.system(NOW), { id: caseId, status: 'support' })).toBe(true);
  },
);

test('T-098 T-074 a decision taken over the ending one before this was refused does not undo the end', async () => {
  const story = await supported();
  const { caseId } = story.case;
  const ending = await askAfter(story, { kind: 'family-moved', newDistrict: 'Альметьевский район' }, 'move');
  const other = await askAfter(story, { kind: 'other', note: 'Пожар' }, 'circumstance');
  await ending.decide({ outcome: 'terminate', terminationGround: 'moved', newDistrict: 'Альметьевский район' });
  await database
    .db('app.agenda_items')
    .where({ id: other.questionId })
    .update({
      ...{ status: 'decided', outcome: 'continue', decided_at: new Date('2026-06-02T08:00:00Z') },
      outcome_data: JSON.stringify({ outcome: 'continue', reason: 'Работа идёт' }),
    });

  expect(await isEnding(story.system(NOW), { id: caseId, status: 'support' })).toBe(true);
  await closeOpenItems(story.system(NOW), { caseId });
  await deregisterFamily(story.system(NOW), { caseId });

  const reasons: unknown = await database.db('app.plan_items').distinct('not_done_reason').where({ case_id: caseId });
  expect(reasons).toEqual([{ not_done_reason: expect.stringContaining('переезд') as string }]);
  const entry: unknown = await database
    .db('app.register_entries')
    .first('removal_ground', 'removal_agenda_item_id')
    .where({ case_id: caseId });
  expect(entry).toEqual({ removal_ground: 'moved', removal_agenda_item_id: ending.questionId });
});

test('T-092 a refusal decided after the register and before the plan is in force ends the case, so nothing new is reported', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const helpKinds = [...ASSISTANCE_TYPES];
  const agendaItemId = await decide(story, 'acceptance', { ...ACCEPTED, helpKinds });
  await registerFamily(story.system(), { caseId, agendaItemId });
  const called = await askAfter(story, { kind: 'family-refused' }, 'refusal');
  const refusalDocumentId = await uploadRefusal(story);
  const refusal = { terminationGround: 'family-refused', refusalDocumentId, refusedOn: '2026-05-30' };
  await called.decide({ outcome: 'terminate', ...refusal });

  expect(await isEnding(story.system(NOW), { id: caseId, status: 'preparation' })).toBe(true);
  await expect(report(story, { kind: 'family-moved', newDistrict: 'Арский район' })).rejects.toMatchObject({
    code: 'CASE_ENDING',
  });
});

test('T-082 T-112 a change of level that the family did not sign counts no more once support goes on unchanged', async () => {
  const story = await supported({ level: 'basic', termMonths: 10 });
  const familiesNow = async () => (await listCuratorLoads(story.system(NOW), story.case.centre.centreId))[0]?.families;
  const first = await askAfter(story, { kind: 'revision', note: 'Отец потерял работу' }, 'revision');
  const other = await askAfter(story, { kind: 'other', note: 'Пожар' }, 'circumstance');
  await first.decide({ outcome: 'extend', reason: 'Обстановка ухудшилась', level: 'crisis', levelReason: 'Конфликты' });
  await other.decide({ outcome: 'continue', reason: 'Семья справилась сама' });
  const whilePending = await familiesNow();

  const again = await ask(story, first.caseEventId, new Date('2026-06-08T08:00:00Z'));
  await again.decide({ outcome: 'continue', reason: 'Семья не подписала новую версию' });

  expect(whilePending).toEqual({ crisis: 1, basic: 0, adaptation: 0 });
  expect(await familiesNow()).toEqual({ crisis: 0, basic: 1, adaptation: 0 });
});
