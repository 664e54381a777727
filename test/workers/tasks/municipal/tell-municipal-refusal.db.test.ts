import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideMunicipalQuestion } from '#domain/municipal/decide-municipal-question';
import { raiseMunicipalQuestion } from '#domain/municipal/raise-municipal-question';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { buildUser } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildMunicipal, QUESTION } from '../../../domain/municipal/municipal-story.ts';
import { tellMunicipalRefusalTask } from '../../../../workers/tasks/municipal/tell-municipal-refusal.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-103 who proposed a declined question and the curator hear of it, once', async () => {
  const { story } = await buildMunicipal(database.db);
  const head = await buildUser(database.db, story.case.centre, 'head');
  const { questionId } = await raiseMunicipalQuestion(story.as(head), { caseId: story.case.caseId, ...QUESTION });
  await decideMunicipalQuestion(story.as(story.director), { questionId, confirmed: false, declineReason: 'Рано' });

  await performStep(tellMunicipalRefusalTask, story.system(), { municipalQuestionId: questionId });
  await performStep(tellMunicipalRefusalTask, story.system(), { municipalQuestionId: questionId });

  const told: unknown = await database.db('app.notifications').where({ kind: 'municipal-declined' }).pluck('user_id');
  expect(told).toEqual(expect.arrayContaining([head.userId, story.curator.userId]));
  expect(told).toHaveLength(2);
});
