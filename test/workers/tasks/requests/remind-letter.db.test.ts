import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildLetter } from '../../../domain/requests/letters.ts';
import { remindLetterTask } from '../../../../workers/tasks/requests/remind-letter.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-077 the curator is reminded once of a letter without an answer', async () => {
  const { story, letterId } = await buildLetter(database.db);

  await performStep(remindLetterTask, story.system(), { letterId });
  await performStep(remindLetterTask, story.system(), { letterId });

  const told = await database.db('app.notifications').where({ user_id: story.curator.userId, kind: 'letter-answer-near' });
  expect(told).toHaveLength(1);
});
