import { afterAll, beforeAll, expect, test } from 'vitest';
import { markMeasure } from '#domain/measures/mark-measure';
import { familyQuestionnaireForm } from '#domain/monitoring/family-questionnaire-form';
import { halfYearReportForm } from '#domain/monitoring/half-year-report-form';
import { FAMILY_QUESTIONS } from '#domain/monitoring/questions';
import { reviewInformationForm } from '#domain/monitoring/review-information-form';
import { scheduleControl } from '#domain/monitoring/schedule-control';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildSupportStory, draftFor, itemIds, playToActivePlan, taskOf } from '../../support/support-story.ts';

const LATER = new Date('2026-09-02T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-168 the half-year report has the figures of the plan by kind of help and ends its control point', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story, draftFor(story, { termMonths: 12, termReason: 'Сложный случай' }));
  const [planItemId = ''] = await itemIds(story);
  await markMeasure(story.as(story.curator), { planItemId, mark: 'done', result: 'Памятка вручена' });
  await scheduleControl(story.system(), { caseId });

  await fillForm(halfYearReportForm, story.as(story.curator, LATER), taskOf(story, 'half-year-report'), {
    dynamics: 'Улучшается',
    familyState: 'Спокойно',
    proposals: 'Продолжать',
  });

  const counts = { done: 1, notDone: 0, open: 1 };
  const reports: unknown = await database
    .db('app.support_reports')
    .select('kind', 'figures', 'period_to')
    .where({ case_id: caseId });
  expect(reports).toEqual([
    {
      kind: 'half-year',
      period_to: '2026-09-02',
      figures: {
        total: counts,
        byType: [{ ...counts, type: 'medical', label: 'Оказание содействия в получении медицинской помощи' }],
      },
    },
  ]);
  const done: unknown = await database.db('app.control_points').where({ case_id: caseId }).whereNotNull('done_at').pluck('kind');
  expect(done).toEqual(['half-year-report']);
});

test('T-086 the information for the review shows the counts and leaves the words to the curator', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const [planItemId = ''] = await itemIds(story);
  await markMeasure(story.as(story.curator), { planItemId, mark: 'not-done', notDoneReason: 'Учреждение закрыто' });
  const task = taskOf(story, 'review-information');

  const { initial, facts } = await reviewInformationForm.prepare(story.as(story.curator), task);
  const effects = (await itemIds(story)).map((itemId) => ({ itemId, effect: 'Эффекта пока нет' }));
  const data = { dynamics: 'Без перемен', familyOpinion: 'Довольны', proposals: 'Продлить', proposedDecision: 'extend', effects };
  await expect(fillForm(reviewInformationForm, story.as(story.curator), task, { ...data, proposals: ' ' })).rejects.toMatchObject(
    {
      details: { fields: { '/proposals': 'Заполните поле «Предложения».' } },
    },
  );
  await fillForm(reviewInformationForm, story.as(story.curator), task, data);

  expect(initial).toEqual({ effects: effects.map(({ itemId }) => ({ itemId })) });
  expect(facts).toContainEqual({ label: 'Всего мероприятий', value: 'выполнено 0, не выполнено 1, без отметки 1' });
  const report: unknown = await database.db('app.support_reports').first('kind', 'content').where({ case_id: story.case.caseId });
  expect(report).toEqual({
    kind: 'review-information',
    content: { familyOpinion: 'Довольны', proposals: 'Продлить', proposedDecision: 'extend' },
  });
});

test('T-163 T-167 answers are kept with the version of their questions', async () => {
  const story = await buildSupportStory(database.db);
  const task = taskOf(story, 'family-questionnaire');
  const answers = FAMILY_QUESTIONS.questions.map(({ code }) => ({ questionCode: code, score: 4 }));

  await fillForm(familyQuestionnaireForm, story.as(story.curator), task, {
    outcome: 'answered',
    filledOn: '2026-03-02',
    respondentId: story.case.applicantId,
    answers,
    comment: 'Спасибо',
  });

  const filled: unknown = await database
    .db('app.questionnaires')
    .first('questions_version', 'person_id', 'answers', 'refusal_reason')
    .where({ case_id: story.case.caseId });
  expect(filled).toEqual({
    questions_version: 1,
    person_id: story.case.applicantId,
    answers: { answers, comment: 'Спасибо' },
    refusal_reason: null,
  });
});

test('T-167 a family may refuse to answer, with its reason', async () => {
  const story = await buildSupportStory(database.db);
  const task = taskOf(story, 'family-questionnaire');
  const data = { outcome: 'refused', filledOn: '2026-03-02' };

  await expect(fillForm(familyQuestionnaireForm, story.as(story.curator), task, data)).rejects.toMatchObject({
    details: { fields: { '/refusalReason': 'Укажите причину отказа.' } },
  });
  await fillForm(familyQuestionnaireForm, story.as(story.curator), task, { ...data, refusalReason: 'Нет времени' });

  const filled: unknown = await database
    .db('app.questionnaires')
    .first('answers', 'refusal_reason')
    .where({ case_id: story.case.caseId });
  expect(filled).toEqual({ answers: null, refusal_reason: 'Нет времени' });
});

test.each([
  ['with a question left out', { answers: [] }, '/answers/0/score'],
  ['by nobody', { respondentId: undefined }, '/respondentId'],
  ['in the future', { filledOn: '2026-03-03' }, '/filledOn'],
  ['with a score off the scale', { answers: [{ questionCode: 'satisfied', score: 6 }] }, '/answers/0/score'],
])('T-167 a questionnaire filled %s is refused', async (_, changes, pointer) => {
  const story = await buildSupportStory(database.db);
  const answers = FAMILY_QUESTIONS.questions.map(({ code }) => ({ questionCode: code, score: 4 }));
  const data = { outcome: 'answered', filledOn: '2026-03-02', respondentId: story.case.applicantId, answers, ...changes };

  const filling = fillForm(familyQuestionnaireForm, story.as(story.curator), taskOf(story, 'family-questionnaire'), data);

  await expect(filling).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) as string } } });
});
