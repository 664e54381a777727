import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvePlan } from '#domain/plans/approve-plan';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { signPlanForm } from '#domain/plans/sign-plan-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
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
  const agendaItemId = await decide(story, 'acceptance', ACCEPTED);
  await approvePlan(story.as(story.director), { caseId, agendaItemId });
  return story;
}

const sign = (story: SupportStory, data: Readonly<Record<string, unknown>>) =>
  fillForm(signPlanForm, story.as(story.curator), taskOf(story, 'sign-plan'), data);

test('T-068 T-147 the family signs and gets its copy', async () => {
  const story = await buildApproved();

  const variables = await sign(story, {
    outcome: 'signed',
    signedOn: '2026-03-02',
    signedByPersonId: story.case.applicantId,
    familyCopyOn: '2026-03-02',
  });

  expect(variables).toEqual({ signature: 'signed' });
  const plan: unknown = await database
    .db('app.plan_versions')
    .first('status', 'signed_on', 'signed_by_person_id', 'family_copy_on')
    .where({ case_id: story.case.caseId });
  expect(plan).toEqual({
    status: 'approved',
    signed_on: '2026-03-02',
    signed_by_person_id: story.case.applicantId,
    family_copy_on: '2026-03-02',
  });
});

test('T-068 a refusal to sign needs its reason and ends the version', async () => {
  const story = await buildApproved();

  await expect(sign(story, { outcome: 'refused', signedOn: '2026-03-02' })).rejects.toMatchObject({
    details: { fields: { '/refusalReason': 'Укажите причину отказа.' } },
  });
  const variables = await sign(story, { outcome: 'refused', signedOn: '2026-03-02', refusalReason: 'Семья передумала' });

  expect(variables).toEqual({ signature: 'refused' });
  const plan: unknown = await database.db('app.plan_versions').first('status').where({ case_id: story.case.caseId });
  expect(plan).toEqual({ status: 'declined' });
});

test.each([
  ['before the approval', { signedOn: '2026-03-01' }, '/signedOn'],
  ['in the future', { signedOn: '2026-03-03' }, '/signedOn'],
  ['without a copy for the family', { familyCopyOn: undefined }, '/familyCopyOn'],
  ['without a signer', { signedByPersonId: undefined }, '/signedByPersonId'],
])('a signature %s is refused', async (_, changes, pointer) => {
  const story = await buildApproved();
  const data = {
    outcome: 'signed',
    signedOn: '2026-03-02',
    signedByPersonId: story.case.applicantId,
    familyCopyOn: '2026-03-02',
  };

  await expect(sign(story, { ...data, ...changes })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { [pointer]: expect.any(String) as string } },
  });
});

test('T-069 a child does not sign', async () => {
  const story = await buildApproved();
  const data = { outcome: 'signed', signedOn: '2026-03-02', signedByPersonId: story.case.childId, familyCopyOn: '2026-03-02' };

  await expect(sign(story, data)).rejects.toMatchObject({
    details: { fields: { '/signedByPersonId': 'Выберите значение из списка.' } },
  });
});
