import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { sendOutcomes } from '#domain/sessions/send-outcomes';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildSupportStory, decide, playToActivePlan } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-071 acceptance and a review of results each ask for the family to be told, once', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  const kinds = () => database.db('app.informings').where({ case_id: caseId }).orderBy('kind').pluck('kind');

  await playToActivePlan(story);
  expect(await kinds()).toEqual(['acceptance']);

  const agendaItemId = await decide(story, 'results', { outcome: 'extend', reason: 'Цели достигнуты не полностью' });
  const row: unknown = await database.db('app.agenda_items').where({ id: agendaItemId }).first({ sessionId: 'session_id' });
  const { sessionId } = z.object({ sessionId: z.uuid() }).parse(row);
  await sendOutcomes(story.system(), { sessionId });
  await sendOutcomes(story.system(), { sessionId });

  expect(await kinds()).toEqual(['acceptance', 'review']);
});
