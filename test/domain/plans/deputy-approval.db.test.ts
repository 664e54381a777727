import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvePlan } from '#domain/plans/approve-plan';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { setSubstitution } from '#domain/users/set-substitution';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser, type TestUser } from '../../support/factories.ts';
import { ACCEPTED, buildSupportStory, decide, draftFor, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A considered draft of the author, and the deputy who sits in the director's place this week. */
async function buildDeputy(author: (story: SupportStory, deputy: TestUser) => TestUser) {
  const story = await buildSupportStory(database.db);
  const { centre, caseId } = story.case;
  const deputy = await buildUser(database.db, centre, 'curator');
  await setSubstitution(story.as(await buildUser(database.db, centre, 'administrator')), {
    absentUserId: story.director.userId,
    substituteUserId: deputy.userId,
    role: 'director',
    fromOn: '2026-03-02',
    toOn: '2026-03-06',
    basis: 'приказ № 7',
  });
  await savePlanDraft(story.as(author(story, deputy)), { caseId, draft: draftFor(story) });
  return { story, deputy, caseId, agendaItemId: await decide(story, 'acceptance', ACCEPTED) };
}

test('T-018 the deputy approves in the place of the chairman', async () => {
  const { story, deputy, caseId, agendaItemId } = await buildDeputy(({ curator }) => curator);

  await approvePlan(story.as(deputy), { caseId, agendaItemId });

  const plan: unknown = await database.db('app.plan_versions').where({ case_id: caseId }).first('status', 'approved_by');
  expect(plan).toEqual({ status: 'approved', approved_by: deputy.userId });
});

test('T-018 T-017 a deputy who drafted the plan does not approve it either', async () => {
  const { story, deputy, caseId, agendaItemId } = await buildDeputy((_story, substitute) => substitute);

  await expect(approvePlan(story.as(deputy), { caseId, agendaItemId })).rejects.toMatchObject({ code: 'AUTHOR_CANNOT_APPROVE' });
});

test('T-017 what the chairman drafted the deputy approves', async () => {
  const { story, deputy, caseId, agendaItemId } = await buildDeputy(({ director }) => director);

  await expect(approvePlan(story.as(story.director), { caseId, agendaItemId })).rejects.toMatchObject({
    code: 'AUTHOR_CANNOT_APPROVE',
  });
  await expect(approvePlan(story.as(deputy), { caseId, agendaItemId })).resolves.toBeUndefined();
});
