import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostSupport } from '#domain/completion/open-post-support';
import { deregisterFamily } from '#domain/register/deregister-family';
import { loadPerson } from '#domain/users/load-person';
import { listGroups } from '#domain/users/person-groups';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { assignCurator, buildUser, type TestUser } from '../../support/factories.ts';
import { buildSupportStory, decide, playToActivePlan, type SupportStory } from '../../support/support-story.ts';

const END = new Date('2026-08-31T08:00:00Z');
const LATER = new Date('2026-09-15T08:00:00Z');

let database: TestDatabase;
let story: SupportStory;
let other: TestUser;
beforeAll(async () => {
  database = await createTestDatabase();
  story = await buildSupportStory(database.db);
  other = await buildUser(database.db, story.case.centre, 'curator');
  const { caseId } = story.case;
  await playToActivePlan(story);
  await database.db('app.plan_items').update({ status: 'done', result: 'Помощь получена' }).where({ case_id: caseId });
  await decide(story, 'results', { outcome: 'complete', results: ['help-received'] }, END);
  await deregisterFamily(story.system(END), { caseId });
  await openPostSupport(story.system(END), { caseId });
});
afterAll(() => database.drop());

async function worksOnCase(user: TestUser): Promise<boolean> {
  const ctx = story.as(user, LATER);
  const groups = await listGroups(ctx, await loadPerson(ctx, user.userId));
  return groups.some(({ groupId }) => groupId === `curator.${story.case.caseId}`);
}

test('T-123 tasks of the post-support go to the last curator, and to another one only after a change', async () => {
  expect([await worksOnCase(story.curator), await worksOnCase(other)]).toEqual([true, false]);

  const { caseId } = story.case;
  await database.db('app.curator_assignments').where({ case_id: caseId, to_at: null }).update({ to_at: LATER });
  await assignCurator(database.db, caseId, other.userId);

  expect([await worksOnCase(story.curator), await worksOnCase(other)]).toEqual([false, true]);
});
