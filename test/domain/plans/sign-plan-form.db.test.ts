import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvePlan } from '#domain/plans/approve-plan';
import { cosignPlan } from '#domain/plans/cosign-plan';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { signPlanForm } from '#domain/plans/sign-plan-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import {
  ACCEPTED,
  buildSupportStory,
  decide,
  draftFor,
  signatureOf,
  taskOf,
  uploadScan,
  type SupportStory,
} from '../../support/support-story.ts';

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

/** The applicant's signature as the form asks for it: its case is that of the task. */
async function dataOf(story: SupportStory): Promise<Record<string, unknown>> {
  const { caseId, ...data } = await signatureOf(story);
  expect(caseId).toBe(story.case.caseId);
  return data;
}

/** A story whose approved plan the head has signed, with everything that the family's signature needs. */
async function buildCosigned(): Promise<{ story: SupportStory; data: Record<string, unknown> }> {
  const story = await buildApproved();
  await cosignPlan(story.as(story.director), { caseId: story.case.caseId, cosignedOn: '2026-03-02' });
  return { story, data: await dataOf(story) };
}

const sign = (story: SupportStory, data: Readonly<Record<string, unknown>>) =>
  fillForm(signPlanForm, story.as(story.curator), taskOf(story, 'sign-plan'), data);

test('T-068 T-069 T-147 the family signs, gets its copy, and the other is kept as a scan', async () => {
  const { story, data } = await buildCosigned();

  const variables = await sign(story, data);

  expect(variables).toEqual({ signature: 'signed' });
  const plan: unknown = await database
    .db('app.plan_versions')
    .first(
      'status',
      'signed_on',
      'signed_by_person_id',
      'family_copy_on',
      'family_copy_receiver_id',
      'centre_copy_on',
      'signed_document_id',
    )
    .where({ case_id: story.case.caseId });
  expect(plan).toEqual({
    status: 'approved',
    signed_on: '2026-03-02',
    signed_by_person_id: story.case.applicantId,
    family_copy_on: '2026-03-02',
    family_copy_receiver_id: story.case.applicantId,
    centre_copy_on: '2026-03-02',
    signed_document_id: data['signedDocumentId'],
  });
});

test('T-007 without the signature of the head of the service the family is not asked to sign', async () => {
  const story = await buildApproved();

  await expect(sign(story, await dataOf(story))).rejects.toMatchObject({ code: 'PLAN_NOT_COSIGNED' });
});

test('T-068 a refusal to sign needs its reason and ends the version', async () => {
  const story = await buildApproved();

  await expect(sign(story, { outcome: 'refused', signedOn: '2026-03-02' })).rejects.toMatchObject({
    details: { fields: { '/refusalReason': 'Укажите причину отказа.' } },
  });
  const variables = await sign(story, { outcome: 'refused', signedOn: '2026-03-02', refusalReason: 'Семья передумала' });

  expect(variables).toEqual({ signature: 'refused' });
  const plan: unknown = await database
    .db('app.plan_versions')
    .first('status', 'refused_on', 'refusal_reason')
    .where({ case_id: story.case.caseId });
  expect(plan).toEqual({ status: 'declined', refused_on: '2026-03-02', refusal_reason: 'Семья передумала' });
});

test.each([
  ['before the approval', { signedOn: '2026-03-01' }, '/signedOn'],
  ['in the future', { signedOn: '2026-03-03' }, '/signedOn'],
  ['without a copy for the family', { familyCopyOn: undefined }, '/familyCopyOn'],
  ['without the one who took the copy', { familyCopyReceiverId: undefined }, '/familyCopyReceiverId'],
  ['without the day of the kept copy', { centreCopyOn: undefined }, '/centreCopyOn'],
  ['without the scan of the kept copy', { signedDocumentId: undefined }, '/signedDocumentId'],
  ['without a signer', { signedByPersonId: undefined }, '/signedByPersonId'],
])('T-069 a signature %s is refused', async (_, changes, pointer) => {
  const { story, data } = await buildCosigned();

  await expect(sign(story, { ...data, ...changes })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { [pointer]: expect.any(String) as string } },
  });
});

test('T-069 a scan of another case does not count as the kept copy', async () => {
  const { story, data } = await buildCosigned();
  const signedDocumentId = await uploadScan(await buildApproved(), 'signed-plan');

  await expect(sign(story, { ...data, signedDocumentId })).rejects.toMatchObject({
    details: { fields: { '/signedDocumentId': 'Выберите значение из списка.' } },
  });
});

test('the form names the term of signing by working days', async () => {
  const { story } = await buildCosigned();

  const { facts } = await signPlanForm.prepare(story.as(story.curator), taskOf(story, 'sign-plan'));

  expect(facts).toContainEqual({ label: 'Подписать до', value: '05.03.2026' });
});

test('T-069 a child does not sign', async () => {
  const { story, data } = await buildCosigned();

  await expect(sign(story, { ...data, signedByPersonId: story.case.childId })).rejects.toMatchObject({
    details: { fields: { '/signedByPersonId': 'Выберите значение из списка.' } },
  });
});
