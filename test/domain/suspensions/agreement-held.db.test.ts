import { afterAll, beforeAll, expect, test } from 'vitest';
import { ASSISTANCE_TYPES } from '#domain/catalogue/catalogue';
import { openCaseEvents } from '#domain/events/events-view';
import { reportCaseEvent } from '#domain/events/report-case-event';
import { finishReview } from '#domain/monitoring/finish-review';
import { openReview } from '#domain/monitoring/open-review';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { registerFamily } from '#domain/register/register-family';
import { refuseHeld } from '#domain/suspensions/refuse-held';
import { suspendByHand } from '#domain/suspensions/suspend-by-hand';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { ACCEPTED, buildSupportStory, decide, draftFor, playToActivePlan } from '../../support/support-story.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

const AGREEMENT = ['approve-plan', 'cosign-plan', 'sign-plan'] as const;

test.each(AGREEMENT)('T-092 T-068 before the plan is in force «%s» waits while a refusal is under review', async (formKey) => {
  const story = await buildSupportStory(base.db);
  const { caseId } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const agendaItemId = await decide(story, 'acceptance', { ...ACCEPTED, helpKinds: [...ASSISTANCE_TYPES] });
  await registerFamily(story.system(), { caseId, agendaItemId });
  const ctx = story.as(story.curator);
  const { caseEventId } = await reportCaseEvent(ctx, { caseId, kind: 'family-refused', happenedOn: '2026-03-02' });
  await expect(refuseHeld(ctx, { caseId, formKey })).resolves.toBeUndefined();

  await openReview(story.system(), { caseId, reviewKind: 'refusal', caseEventId });
  await expect(refuseHeld(ctx, { caseId, formKey })).rejects.toMatchObject({ code: 'CASE_SUSPENDED' });
  await expect(refuseHeld(ctx, { caseId, formKey: 'review-information' })).resolves.toBeUndefined();

  await finishReview(story.system(), { caseId, reviewKind: 'refusal', caseEventId, decisionOutcome: 'continue' });
  await expect(refuseHeld(ctx, { caseId, formKey })).resolves.toBeUndefined();
});

test('T-092 T-081 a correction that the review of an event calls for is approved and signed while that review runs', async () => {
  const story = await buildSupportStory(base.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  const ctx = story.as(story.curator);
  const { caseEventId } = await reportCaseEvent(ctx, { caseId, kind: 'family-refused', happenedOn: '2026-03-02' });
  await openReview(story.system(), { caseId, reviewKind: 'refusal', caseEventId });

  for (const formKey of AGREEMENT) await expect(refuseHeld(ctx, { caseId, formKey })).resolves.toBeUndefined();
  await expect(refuseHeld(ctx, { caseId, formKey: 'mark-measure' })).rejects.toMatchObject({ code: 'CASE_SUSPENDED' });
});

test('T-092 before the support there are no measures to suspend by hand', async () => {
  const story = await buildSupportStory(base.db);
  const { caseId } = story.case;
  const ctx = story.as(story.curator);

  await expect(suspendByHand(ctx, { caseId, kind: 'hospital', reason: 'Мать в больнице' })).rejects.toMatchObject({
    code: 'NOT_SUPPORTED',
  });

  expect((await openCaseEvents(ctx, caseId)).can.suspend).toBe(false);
});
