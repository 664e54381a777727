import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideMunicipalQuestion } from '#domain/municipal/decide-municipal-question';
import { raiseMunicipalQuestion } from '#domain/municipal/raise-municipal-question';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildMunicipal, QUESTION } from '../../../domain/municipal/municipal-story.ts';
import { sendMunicipalQuestionTask } from '../../../../workers/tasks/municipal/send-municipal-question.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-103 a confirmed question goes out once with the day of its answer', async () => {
  const { story } = await buildMunicipal(database.db);
  const { questionId } = await raiseMunicipalQuestion(story.as(story.curator), { caseId: story.case.caseId, ...QUESTION });
  const question = () => database.db('app.municipal_questions').where({ id: questionId }).first('status', 'answer_due_on');

  await performStep(sendMunicipalQuestionTask, story.system(), { municipalQuestionId: questionId });
  expect(await question()).toEqual({ status: 'proposed', answer_due_on: null });

  await decideMunicipalQuestion(story.as(story.director), { questionId, confirmed: true });
  await performStep(sendMunicipalQuestionTask, story.system(), { municipalQuestionId: questionId });
  await performStep(sendMunicipalQuestionTask, story.system(), { municipalQuestionId: questionId });

  expect(await question()).toEqual({ status: 'sent', answer_due_on: '2026-03-17' });
  const events = await database.db('app.audit_events').where({ action: 'municipal-question.sent', object_id: questionId });
  expect(events).toHaveLength(1);
});
