import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReview } from '#domain/monitoring/open-review';
import { openCaseQuestions } from '#domain/sessions/case-questions-view';
import { holdSession } from '#domain/sessions/hold-session';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { recordDecisionsForm } from '#domain/sessions/record-decisions-form';
import { openSession } from '#domain/sessions/session-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { publishOver } from '../../support/consilium.ts';
import { fillForm } from '../../support/fill-form.ts';
import { holdSessionOn, prepareReview, taskOf, uploadRefusal } from '../../support/support-story.ts';
import { REVIEW_NOW, ask, supported, askAfter, complaint } from '../../support/review-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const outcomeOf = (id: string): Promise<unknown> => database.db('app.agenda_items').first('status', 'outcome').where({ id });

test('T-086 results are not judged without the curator’s information; the question may be put off', async () => {
  const story = await supported(database.db);
  await openReview(story.system(REVIEW_NOW), { caseId: story.case.caseId, reviewKind: 'term-end' });
  const { questionId, decide } = await ask(story);

  await expect(decide({ outcome: 'extend', reason: 'Нужно время' })).rejects.toMatchObject(complaint('outcome'));
  await decide({ outcome: 'postponed', reason: 'Нет информации' });

  await expect(outcomeOf(questionId)).resolves.toEqual({ status: 'waiting', outcome: null });
});

test('T-167 results are not judged without a questionnaire or the family’s refusal of it', async () => {
  const story = await supported(database.db);
  await prepareReview(story, REVIEW_NOW);
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
  const story = await supported(database.db);
  await prepareReview(story, REVIEW_NOW);
  const { agendaItemId } = await putOnAgenda(story.system(REVIEW_NOW), { caseId: story.case.caseId, questionKind: 'results' });
  const sessionId = await holdSessionOn(story, agendaItemId, REVIEW_NOW);
  const task = { ...taskOf(story, 'record-decisions'), caseId: undefined, sessionId };
  const decisions = rows.map((row) => ({ questionId: agendaItemId, ...row }));

  const deciding = fillForm(recordDecisionsForm, story.as(story.director, REVIEW_NOW), task, { decisions });

  await expect(deciding).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) as string } } });
});

test('T-173 T-060 results are not examined without the word on the family’s attendance', async () => {
  const story = await supported(database.db);
  await prepareReview(story, REVIEW_NOW);
  const { agendaItemId } = await putOnAgenda(story.system(REVIEW_NOW), { caseId: story.case.caseId, questionKind: 'results' });
  const sessionId = await publishOver(story, [agendaItemId], REVIEW_NOW);
  const hold = (families: Parameters<typeof holdSession>[1]['families']) =>
    holdSession(story.as(story.secretary, REVIEW_NOW), {
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
  const atEnd = await supported(database.db);
  await prepareReview(atEnd, REVIEW_NOW);
  const end = await ask(atEnd);
  const story = await supported(database.db);
  const called = await askAfter(story, { kind: 'child-removed', personId: story.case.childId }, 'circumstance');

  const { items } = await openCaseQuestions(story.as(story.curator, REVIEW_NOW), story.case.caseId);
  const title = 'Ребёнок изъят из семьи или передан в организацию';
  expect(items.map(({ kind, event }) => [kind, event])).toEqual([
    ['results', title],
    ['acceptance', null],
  ]);
  const { questions } = await openSession(story.as(story.secretary, REVIEW_NOW), called.sessionId);
  expect(questions.map(({ event }) => event)).toEqual([title]);

  expect((await end.prepare()).choices['outcomes']?.map(({ value }) => value)).not.toContain('continue');
  expect((await called.prepare()).choices['outcomes']?.map(({ value }) => value)).toContain('continue');
  await called.decide({ outcome: 'continue', reason: 'Ребёнок у бабушки, работа с семьёй идёт' });

  await expect(outcomeOf(called.questionId)).resolves.toEqual({ status: 'decided', outcome: 'continue' });
});

test('T-091 decision в begins with what the event says: the district of a move, the scan and date of a refusal', async () => {
  const moved = await supported(database.db);
  const move = await askAfter(moved, { kind: 'family-moved', newDistrict: 'Альметьевский район' }, 'move');
  const refused = await supported(database.db);
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
  const story = await supported(database.db);
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
