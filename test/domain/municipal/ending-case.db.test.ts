import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMunicipalQuestions } from '#domain/municipal/municipal-view';
import { raiseMunicipalQuestion } from '#domain/municipal/raise-municipal-question';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { decide, playToActivePlan, uploadRefusal } from '../../support/support-story.ts';
import { buildMunicipal, QUESTION } from './municipal-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-103 nothing is brought to the municipal consilium once the end is decided', async () => {
  const { story } = await buildMunicipal(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  const curator = story.as(story.curator);
  expect(await openMunicipalQuestions(curator, caseId)).toMatchObject({ mayPropose: true });
  await decide(story, 'results', {
    outcome: 'terminate',
    terminationGround: 'family-refused',
    refusedOn: '2026-03-02',
    refusalDocumentId: await uploadRefusal(story),
  });

  const raising = raiseMunicipalQuestion(curator, { caseId, ...QUESTION });

  await expect(raising).rejects.toMatchObject({ code: 'CASE_ENDING' });
  expect(await openMunicipalQuestions(curator, caseId)).toMatchObject({ mayPropose: false });
  expect(await database.db('app.municipal_questions').where({ case_id: caseId })).toEqual([]);
});
