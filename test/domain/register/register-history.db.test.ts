import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeUnsigned } from '#domain/cases/close-unsigned';
import { archiveEndedCase } from '#domain/completion/archive-ended-case';
import { openPostSupport } from '#domain/completion/open-post-support';
import { activatePlan } from '#domain/plans/activate-plan';
import { approvePlan } from '#domain/plans/approve-plan';
import { cosignPlan } from '#domain/plans/cosign-plan';
import { revisePlan } from '#domain/plans/revise-plan';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { signPlan } from '#domain/plans/sign-plan';
import { changeRegister } from '#domain/register/change-register';
import { deregisterFamily } from '#domain/register/deregister-family';
import { openRegisterEntry } from '#domain/register/open-register-entry';
import { registerFamily } from '#domain/register/register-family';
import { findRegisterEntry } from '#domain/register/register-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildCase, buildUser } from '../../support/factories.ts';
import {
  ACCEPTED,
  buildSupportStory,
  decide,
  draftFor,
  itemFor,
  playToActivePlan,
  signatureOf,
  uploadRefusal,
  type SupportStory,
} from '../../support/support-story.ts';

const REVIEW = new Date('2026-08-20T08:00:00Z');
const END = new Date('2026-11-30T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function historyOf(story: SupportStory) {
  const { entry } = await openRegisterEntry(story.as(story.director), story.case.caseId);
  return entry?.changes.map(({ state, changedOn, ground, decision }) => [state, changedOn, ground, decision !== null]);
}

/** Decision а with a correction that brings in a new measure, and a later end when one is given. */
async function revise(story: SupportStory, now: Date, endsOn: string | undefined): Promise<void> {
  const { caseId, applicantId } = story.case;
  const date = now.toISOString().slice(0, 10);
  const agendaItemId = await decide(story, 'results', { outcome: 'extend', reason: 'Нужно время' }, now);
  const items = [itemFor(story.case, { text: 'Беседы', assistanceType: 'social', fromOn: date, dueOn: date })];
  await revisePlan(story.as(story.curator, now), {
    caseId,
    revision: { reason: 'Изменение', endsOn, items, jointOn: date, jointParticipantIds: [applicantId] },
  });
  await approvePlan(story.as(story.director, now), { caseId, agendaItemId });
  await cosignPlan(story.as(story.director, now), { caseId, cosignedOn: date });
  await signPlan(story.as(story.curator, now), await signatureOf(story, date));
  await activatePlan(story.system(now), { caseId });
}

test('T-041 the register keeps every state of a family up to the end of post-support', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  await revise(story, REVIEW, undefined);
  await revise(story, REVIEW, '2026-12-02');
  await database.db('app.plan_items').where({ case_id: caseId }).update({ status: 'done', result: 'Помощь получена' });
  await decide(story, 'results', { outcome: 'complete', results: ['help-received'] }, END);
  await deregisterFamily(story.system(END), { caseId });
  await openPostSupport(story.system(END), { caseId });
  await archiveEndedCase(story.system(END), { caseId });

  await expect(historyOf(story)).resolves.toEqual([
    ['entered', '2026-03-02', null, true],
    ['corrected', '2026-08-20', null, true],
    ['extended', '2026-08-20', null, true],
    ['removed', '2026-11-30', 'completed', true],
    ['post-support', '2026-11-30', 'completed', false],
    ['closed', '2026-11-30', 'completed', false],
  ]);
});

test('T-041 after decision в the line closes without post-support', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  await decide(
    story,
    'results',
    {
      outcome: 'terminate',
      terminationGround: 'family-refused',
      refusalDocumentId: await uploadRefusal(story),
      refusedOn: '2026-08-19',
    },
    REVIEW,
  );
  await deregisterFamily(story.system(REVIEW), { caseId });

  await expect(historyOf(story)).resolves.toEqual([
    ['entered', '2026-03-02', null, true],
    ['removed', '2026-08-20', 'family-refused', true],
    ['closed', '2026-08-20', 'family-refused', false],
  ]);
});

test('T-040 T-068 a refusal to sign closes the line with that ground', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const agendaItemId = await decide(story, 'acceptance', ACCEPTED);
  await registerFamily(story.system(), { caseId, agendaItemId });
  await approvePlan(story.as(story.director), { caseId, agendaItemId });
  await closeUnsigned(story.system(), { caseId });

  await expect(historyOf(story)).resolves.toEqual([
    ['entered', '2026-03-02', null, true],
    ['removed', '2026-03-02', 'signature-refused', false],
    ['closed', '2026-03-02', 'signature-refused', false],
  ]);
});

test('T-041 a step that the programme does not know is refused', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const entry = await findRegisterEntry(story.system(), story.case.caseId);
  if (!entry) throw new Error('the family is not on the register');

  await expect(changeRegister(story.system(), entry, { to: 'closed' })).rejects.toMatchObject({
    code: 'REGISTER_STEP_NOT_ALLOWED',
  });
});

test('T-108 the programme ends with the support, so that a family that comes back may get a new one', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, centre, familyId, applicantId, childId } = story.case;
  await playToActivePlan(story);
  await database.db('app.plan_items').where({ case_id: caseId }).update({ status: 'done', result: 'Помощь получена' });
  await decide(story, 'results', { outcome: 'complete', results: ['help-received'] }, REVIEW);
  await deregisterFamily(story.system(REVIEW), { caseId });

  const again = await buildCase(database.db, { centre, family: { familyId, applicantId, childId } });

  const plans: unknown = await database.db('app.plan_versions').where({ family_id: familyId }).pluck('status');
  expect(plans).toEqual(['archived']);
  expect(again.familyId).toBe(familyId);
});

test('a stranger does not learn that there is a line', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  const stranger = await buildUser(database.db, (await buildCase(database.db)).centre, 'director');

  await expect(openRegisterEntry(story.as(stranger), story.case.caseId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
