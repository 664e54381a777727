import { afterAll, beforeAll, expect, test } from 'vitest';
import { activatePlan } from '#domain/plans/activate-plan';
import { approvePlan } from '#domain/plans/approve-plan';
import { cosignPlan } from '#domain/plans/cosign-plan';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { signPlan } from '#domain/plans/sign-plan';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  ACCEPTED,
  buildSupportStory,
  decide,
  draftFor,
  playToActivePlan,
  signatureOf,
  type SupportStory,
} from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A plan of a case of its own, drafted and accepted; the families become one only afterwards, as if two cases had been opened for it. */
async function considered(): Promise<{ story: SupportStory; agendaItemId: string }> {
  const story = await buildSupportStory(database.db);
  await savePlanDraft(story.as(story.curator), { caseId: story.case.caseId, draft: draftFor(story) });
  return { story, agendaItemId: await decide(story, 'acceptance', ACCEPTED) };
}

async function signed(): Promise<SupportStory> {
  const { story, agendaItemId } = await considered();
  const { caseId } = story.case;
  await approvePlan(story.as(story.director), { caseId, agendaItemId });
  await cosignPlan(story.as(story.director), { caseId, cosignedOn: '2026-03-02' });
  await signPlan(story.as(story.curator), await signatureOf(story));
  return story;
}

const giveFamily = (story: SupportStory, familyId: string) =>
  database.db('app.plan_versions').where({ case_id: story.case.caseId }).update({ family_id: familyId });

test('T-108 a second programme of a family is refused at its approval', async () => {
  const first = await buildSupportStory(database.db);
  await playToActivePlan(first);
  const { story: second, agendaItemId } = await considered();
  await giveFamily(second, first.case.familyId);

  const approving = approvePlan(second.as(second.director), { caseId: second.case.caseId, agendaItemId });

  await expect(approving).rejects.toMatchObject({ code: 'PROGRAMME_IN_FORCE' });
});

test('T-108 of two programmes of a family that come into force at one moment one is refused', async () => {
  const [first, second] = [await signed(), await signed()];
  await giveFamily(second, first.case.familyId);

  const outcomes = await Promise.allSettled(
    [first, second].map((story) => activatePlan(story.system(), { caseId: story.case.caseId })),
  );

  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  expect(refusals).toEqual([expect.objectContaining({ code: 'PROGRAMME_IN_FORCE' })]);
  const inForce = await database.db('app.plan_versions').where({ family_id: first.case.familyId, status: 'active' });
  expect(inForce).toHaveLength(1);
});
