import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishReview } from '#domain/monitoring/finish-review';
import { activatePlan } from '#domain/plans/activate-plan';
import { approvePlan } from '#domain/plans/approve-plan';
import { cosignPlan } from '#domain/plans/cosign-plan';
import { revisePlan } from '#domain/plans/revise-plan';
import { signPlan } from '#domain/plans/sign-plan';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import {
  buildSupportStory,
  decide,
  draftFor,
  itemFor,
  playToActivePlan,
  signatureOf,
  type SupportStory,
} from '../../../support/support-story.ts';
import { openWorkItemsTask } from '../../../../workers/tasks/measures/open-work-items.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-073 the approved plan opens its measures by category of the family', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  const items = [itemFor(story.case, { measureCode: '5.6.1' }), itemFor(story.case, { measureCode: '5.11.1' })];
  await playToActivePlan(story, draftFor(story, { categories: ['large-family', 'disabled-child'], items }));

  const first = await performStep(openWorkItemsTask, story.system(), { caseId });
  const second = await performStep(openWorkItemsTask, story.system(), { caseId });

  expect(first).toEqual({ planVersion: 1, categories: 'disabled-child' });
  expect(second).toEqual(first);
});

/** A revision that adds one measure in own words and comes into force on its day. */
async function bringRevision(story: SupportStory, on: string, endsOn: string): Promise<void> {
  const { caseId, applicantId } = story.case;
  const now = new Date(`${on}T08:00:00Z`);
  const agendaItemId = await decide(story, 'results', { outcome: 'extend', reason: 'Нужно время' }, now);
  const items = [itemFor(story.case, { text: `Занятия с ${on}`, assistanceType: 'social', fromOn: on, dueOn: endsOn })];
  const jointParticipantIds = [applicantId];
  const revision = { reason: 'Продление', endsOn, jointOn: on, jointParticipantIds, items };
  await revisePlan(story.as(story.curator, now), { caseId, agendaItemId, revision });
  await approvePlan(story.as(story.director, now), { caseId, agendaItemId });
  await cosignPlan(story.as(story.director, now), { caseId, cosignedOn: on });
  await signPlan(story.as(story.curator, now), await signatureOf(story, on));
  await activatePlan(story.system(now), { caseId });
  await finishReview(story.system(now), { caseId, reviewKind: 'term-end', caseEventId: null, decisionOutcome: 'extend' });
}

test('T-081 each version opens its own measures, however many came into force before its step has run', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  await bringRevision(story, '2026-08-20', '2026-12-02');
  await bringRevision(story, '2026-11-20', '2027-02-02');

  const open = (approvedVersion: number | null) =>
    performStep(openWorkItemsTask, story.system(new Date('2026-11-20T09:00:00Z')), { caseId, approvedVersion });
  const opened = [await open(null), await open(2), await open(3)];

  expect(opened.map(({ planVersion }) => planVersion)).toEqual([1, 2, 3]);
  const counted: unknown = await database
    .db('app.audit_events')
    .where({ case_id: caseId, action: 'implementation.opened' })
    .orderBy('id')
    .select(database.db.raw("after->'items' as items"));
  expect(counted).toEqual([{ items: 2 }, { items: 1 }, { items: 1 }]);
});

test('T-217 a measure in own words goes with the first category of the family', async () => {
  const story = await buildSupportStory(database.db);
  const items = [itemFor(story.case, { text: 'Ремонт комнаты ребенка', assistanceType: 'social' })];
  await playToActivePlan(story, draftFor(story, { categories: ['large-family', 'disabled-child'], items }));

  const opened = await performStep(openWorkItemsTask, story.system(), { caseId: story.case.caseId });

  expect(opened).toEqual({ planVersion: 1, categories: 'large-family' });
});

test('without a plan in force nothing is opened', async () => {
  const story = await buildSupportStory(database.db);

  const opening = performStep(openWorkItemsTask, story.system(), { caseId: story.case.caseId });

  await expect(opening).rejects.toMatchObject({ code: 'NO_ACTIVE_PLAN' });
});
