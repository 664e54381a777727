import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvePlan } from '#domain/plans/approve-plan';
import { cosignPlanForm } from '#domain/plans/cosign-plan-form';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { ACCEPTED, buildSupportStory, decide, draftFor, taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function buildApproved(): Promise<SupportStory> {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  await approvePlan(story.as(story.director), { caseId, agendaItemId: await decide(story, 'acceptance', ACCEPTED) });
  return story;
}

const SIGNATURE = { isCosigned: true, cosignedOn: '2026-03-02' };

test('T-007 the head of the service signs the approved plan, once', async () => {
  const story = await buildApproved();
  const head = story.as(await buildUser(database.db, story.case.centre, 'head'));
  const task = taskOf(story, 'cosign-plan');

  await fillForm(cosignPlanForm, head, task, SIGNATURE);

  const plan: unknown = await database
    .db('app.plan_versions')
    .first('cosigned_by', 'cosigned_on')
    .where({ case_id: story.case.caseId });
  expect(plan).toEqual({ cosigned_by: head.actor.id, cosigned_on: '2026-03-02' });
  await expect(fillForm(cosignPlanForm, head, task, SIGNATURE)).rejects.toMatchObject({ code: 'ALREADY_COSIGNED' });
});

test.each([
  ['before the approval', '2026-03-01'],
  ['in the future', '2026-03-03'],
])('a signature of the head %s is refused', async (_, cosignedOn) => {
  const story = await buildApproved();

  const signing = fillForm(cosignPlanForm, story.as(story.director), taskOf(story, 'cosign-plan'), { ...SIGNATURE, cosignedOn });

  await expect(signing).rejects.toMatchObject({ details: { fields: { '/cosignedOn': expect.any(String) as string } } });
});

test('T-007 a draft has nothing to sign yet', async () => {
  const story = await buildSupportStory(database.db);

  const signing = fillForm(cosignPlanForm, story.as(story.director), taskOf(story, 'cosign-plan'), SIGNATURE);

  await expect(signing).rejects.toMatchObject({ code: 'PLAN_NOT_APPROVED' });
});
