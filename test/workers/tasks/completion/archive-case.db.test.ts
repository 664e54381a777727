import { afterAll, beforeAll, expect, test } from 'vitest';
import { deregisterFamily } from '#domain/register/deregister-family';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, decide, playToActivePlan } from '../../../support/support-story.ts';
import { archiveCaseTask } from '../../../../workers/tasks/completion/archive-case.ts';

const END = new Date('2026-08-31T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-102 an ended case is closed, archived once, and its curator is free', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  await decide(story, 'results', { outcome: 'terminate', terminationGround: 'moved', newDistrict: 'Арский район' }, END);
  await deregisterFamily(story.system(END), { caseId });

  await performStep(archiveCaseTask, story.system(END), { caseId });
  await performStep(archiveCaseTask, story.system(new Date('2026-09-01T08:00:00Z')), { caseId });

  const found: unknown = await database.db('app.cases').first('status', 'archived_at').where({ id: caseId });
  expect(found).toEqual({ status: 'closed', archived_at: END });
  const curator: unknown = await database.db('app.curator_assignments').first('to_at').where({ case_id: caseId });
  expect(curator).toEqual({ to_at: END });
});

test('a case on support is not archived', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);

  const archiving = performStep(archiveCaseTask, story.system(), { caseId: story.case.caseId });

  await expect(archiving).rejects.toMatchObject({ code: 'CASE_NOT_CLOSED' });
});
