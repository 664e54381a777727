import { afterAll, beforeAll, expect, test } from 'vitest';
import { markMeasure } from '#domain/measures/mark-measure';
import { changeQuestions } from '#domain/monitoring/change-questions';
import { familyQuestionnaireForm } from '#domain/monitoring/family-questionnaire-form';
import { openReview } from '#domain/monitoring/open-review';
import { FAMILY_QUESTIONS, getCurrentQuestions } from '#domain/monitoring/questions';
import { reviewInformationForm } from '#domain/monitoring/review-information-form';
import { openReviews } from '#domain/monitoring/reviews-view';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { recordDecisions } from '#domain/sessions/record-decisions';
import { recordDecisionsForm } from '#domain/sessions/record-decisions-form';
import { signMinutes } from '#domain/sessions/sign-minutes';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildCentre, buildUser } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import {
  buildSupportStory,
  holdSessionOn,
  itemIds,
  playToActivePlan,
  prepareReview,
  taskOf,
  type SupportStory,
} from '../../support/support-story.ts';

const NOW = new Date('2026-08-20T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function supported(): Promise<SupportStory> {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  return story;
}

const WORDS = { dynamics: 'Лучше', familyOpinion: 'Довольны', proposals: 'Продлить', proposedDecision: 'extend' };

test('T-166 the sheet has every measure with plan, mark, result and effect; the meeting adds decision and protocol', async () => {
  const story = await supported();
  const { caseId } = story.case;
  const [first = '', second = ''] = await itemIds(story);
  await markMeasure(story.as(story.curator, NOW), { planItemId: first, mark: 'done', result: 'Памятка вручена' });
  await openReview(story.system(NOW), { caseId, reviewKind: 'term-end' });
  const task = taskOf(story, 'review-information');
  const fill = (effects: readonly Readonly<Record<string, unknown>>[]) =>
    fillForm(reviewInformationForm, story.as(story.curator, NOW), task, { ...WORDS, effects });

  await expect(fill([{ itemId: first }, { itemId: second }])).rejects.toMatchObject({
    details: { fields: { '/effects/0/effect': 'Опишите эффект мероприятия с отметкой.' } },
  });
  await expect(fill([{ itemId: second }])).rejects.toMatchObject({
    details: { fields: { '/effects': 'Опишите эффект каждого мероприятия с отметкой.' } },
  });
  await fill([{ itemId: first, effect: 'Мать записала ребёнка сама' }, { itemId: second }]);
  const before = await openReviews(story.as(story.curator, NOW), caseId);
  await database.db('app.questionnaires').insert({
    ...{ case_id: caseId, questions_version: 1, refusal_reason: 'Нет времени', filled_on: '2026-08-20', task_id: `t-${caseId}` },
    ...{ author_id: story.curator.userId, created_at: NOW },
    review_id: database.db('app.reviews').select('id').where({ case_id: caseId }),
  });
  const { agendaItemId } = await putOnAgenda(story.system(NOW), { caseId, questionKind: 'results' });
  const sessionId = await holdSessionOn(story, agendaItemId, NOW);
  const decisions = [{ questionId: agendaItemId, outcome: 'extend', reason: 'Нужно время' }];
  await recordDecisions(story.as(story.director, NOW), { sessionId, decisions });
  await signMinutes(story.as(story.director, NOW), { sessionId });
  const after = await openReviews(story.as(story.curator, NOW), caseId);

  const planned = '10.03.2026 – 10.06.2026';
  expect(before.reviews[0]?.sheet).toMatchObject([
    {
      place: '1.1',
      planned,
      status: 'done',
      actualOn: '2026-08-20',
      result: 'Памятка вручена',
      effect: 'Мать записала ребёнка сама',
    },
    { place: '1.2', planned, status: 'planned', actualOn: null, result: null, effect: null },
  ]);
  expect(before.reviews[0]?.information?.figures).toEqual({ done: 1, notDone: 0, open: 1 });
  expect(before.reviews[0]?.decision).toBeNull();
  expect(after.reviews[0]?.decision).toMatchObject({
    outcome: 'а) Откорректировать и (или) продлить ИПССС',
    minutesNumber: `${story.case.centre.prefix}-ПР26-0001`,
  });
});

test('T-119 T-166 the consilium reads figures, proposal and effects beside its question', async () => {
  const story = await supported();
  const { caseId } = story.case;
  await openReview(story.system(NOW), { caseId, reviewKind: 'term-end' });
  const effects = (await itemIds(story)).map((itemId) => ({ itemId, effect: 'Боль меньше' }));
  const proposal = { needsRevision: true, revisionReason: 'Нужен логопед', proposedEndsOn: '2026-12-02' };
  const task = taskOf(story, 'review-information');
  await fillForm(reviewInformationForm, story.as(story.curator, NOW), task, { ...WORDS, effects, ...proposal });
  const { agendaItemId } = await putOnAgenda(story.system(NOW), { caseId, questionKind: 'results' });
  const sessionId = await holdSessionOn(story, agendaItemId, NOW);
  const deciding = { ...taskOf(story, 'record-decisions'), caseId: undefined, sessionId };

  const { facts } = await recordDecisionsForm.prepare(story.as(story.director, NOW), deciding);

  for (const part of ['без отметки 2', 'Продлений до этого: 0', 'Нужен логопед', '02.12.2026', 'Боль меньше', 'Довольны'])
    expect(facts[0]?.value).toContain(part);
  const review: unknown = await database.db('app.reviews').first('needs_revision').where({ case_id: caseId });
  expect(review).toEqual({ needs_revision: true });
});

test('T-166 after a refused signature the first decision, its sheet and protocol stay on the card beside the second', async () => {
  const story = await supported();
  const { caseId } = story.case;
  const card = async () => (await openReviews(story.as(story.curator, NOW), caseId)).reviews[0];
  const examine = async (now: Date, decision: { outcome: string; reason: string }) => {
    const { agendaItemId } = await putOnAgenda(story.system(now), { caseId, questionKind: 'results' });
    const sessionId = await holdSessionOn(story, agendaItemId, now);
    await recordDecisions(story.as(story.director, now), { sessionId, decisions: [{ questionId: agendaItemId, ...decision }] });
    await signMinutes(story.as(story.director, now), { sessionId });
  };
  await prepareReview(story, NOW);
  await examine(NOW, { outcome: 'extend', reason: 'Нужно время' });
  const [item = ''] = await itemIds(story);
  const later = new Date('2026-08-25T08:00:00Z');
  await markMeasure(story.as(story.curator, later), { planItemId: item, mark: 'done', result: 'Памятка вручена' });
  const effects = (await itemIds(story)).map((itemId) => ({ itemId, effect: 'Новый эффект' }));
  const task = taskOf(story, 'review-information', {}, 'again');
  await fillForm(reviewInformationForm, story.as(story.curator, later), task, { ...WORDS, effects });
  const between = await card();
  await examine(later, { outcome: 'extend', reason: 'Согласовано с семьёй' });

  const after = await card();

  expect(between?.decision).toBeNull();
  expect(between?.sheet[0]).toMatchObject({ status: 'done', effect: 'Новый эффект' });
  const prefix = story.case.centre.prefix;
  expect(after?.decision).toMatchObject({ minutesNumber: `${prefix}-ПР26-0002` });
  expect(after?.earlier).toMatchObject([
    {
      information: { dynamics: 'Без перемен' },
      decision: { minutesNumber: `${prefix}-ПР26-0001` },
    },
  ]);
  expect(after?.earlier[0]?.sheet[0]).toMatchObject({ status: 'planned', effect: 'Помощь заметна' });
});

test('T-174 what the questionnaire calls for becomes the proposal of the review', async () => {
  const story = await supported();
  const { caseId } = story.case;
  await openReview(story.system(NOW), { caseId, reviewKind: 'term-end' });
  const refusal = { outcome: 'refused', filledOn: '2026-08-20', refusalReason: 'Нет времени' };
  await fillForm(familyQuestionnaireForm, story.as(story.curator, NOW), taskOf(story, 'family-questionnaire'), {
    ...refusal,
    ...{ needsRevision: true, revisionReason: 'Семье нужна няня' },
  });

  const { initial } = await reviewInformationForm.prepare(story.as(story.curator, NOW), taskOf(story, 'review-information'));

  expect(initial).toMatchObject({ needsRevision: true, revisionReason: 'Семье нужна няня' });
  await expect(database.db('app.case_events').where({ case_id: caseId })).resolves.toEqual([]);
});

test('T-163 answers to the first version stay readable with its questions when there is a second', async () => {
  const story = await supported();
  const { caseId, applicantId } = story.case;
  const administrator = await buildUser(database.db, await buildCentre(database.db), 'administrator');
  // The questions are those of every centre, so the administrator of all of them changes them.
  await database.db('app.user_roles').update({ centre_id: null }).where({ user_id: administrator.userId });
  const answersTo = async () =>
    (await getCurrentQuestions(story.system(NOW))).questions.map(({ code }) => ({ questionCode: code, score: 4 }));
  const fill = async (turn: string) =>
    fillForm(familyQuestionnaireForm, story.as(story.curator, NOW), taskOf(story, 'family-questionnaire', {}, turn), {
      ...{ outcome: 'answered', filledOn: '2026-08-20', respondentId: applicantId },
      answers: await answersTo(),
    });
  await openReview(story.system(NOW), { caseId, reviewKind: 'term-end' });
  await fill('a');
  const [kept = ''] = FAMILY_QUESTIONS.questions.map(({ text }) => text);

  await expect(changeQuestions(story.as(story.curator, NOW), { questions: [kept] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const { version } = await changeQuestions(story.as(administrator, NOW), {
    questions: [kept, 'Нам есть к кому обратиться ночью'],
  });
  await fill('b');

  const { questionnaires } = await openReviews(story.as(story.curator, NOW), caseId);
  const byVersion = new Map(questionnaires.map(({ questionsVersion, answers }) => [questionsVersion, answers]));
  expect(version).toBe(2);
  expect(byVersion.get(1)?.map(({ question }) => question)).toEqual(FAMILY_QUESTIONS.questions.map(({ text }) => text));
  expect(byVersion.get(2)?.map(({ question }) => question)).toEqual([kept, 'Нам есть к кому обратиться ночью']);
});

test('people of another centre hear that there is no such case', async () => {
  const story = await supported();
  await prepareReview(story, NOW);
  const stranger = await buildUser(database.db, await buildCentre(database.db), 'director');

  await expect(openReviews(story.as(stranger, NOW), story.case.caseId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
