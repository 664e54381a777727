import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportCaseEvent } from '#domain/events/report-case-event';
import { openReview } from '#domain/monitoring/open-review';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, draftFor, playToActivePlan } from '../../../support/support-story.ts';
import { putOnAgendaTask } from '../../../../workers/tasks/sessions/put-on-agenda.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a question of acceptance waits once and takes the draft under review', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });

  const first = await performStep(putOnAgendaTask, story.system(), { caseId, questionKind: 'acceptance' });
  const second = await performStep(putOnAgendaTask, story.system(), { caseId, questionKind: 'acceptance' });

  expect(second).toEqual(first);
  const items: unknown = await database.db('app.agenda_items').select('id', 'kind', 'status').where({ case_id: caseId });
  expect(items).toEqual([{ id: first.agendaItemId, kind: 'acceptance', status: 'waiting' }]);
  const plan: unknown = await database.db('app.plan_versions').first('status').where({ case_id: caseId });
  expect(plan).toEqual({ status: 'under-review' });
});

test('T-005 a question has one of the known kinds', async () => {
  const story = await buildSupportStory(database.db);

  const putting = performStep(putOnAgendaTask, story.system(), { caseId: story.case.caseId, questionKind: 'anything' });

  await expect(putting).rejects.toThrow('questionKind');
});

test('without a draft there is nothing to accept', async () => {
  const story = await buildSupportStory(database.db);

  const putting = performStep(putOnAgendaTask, story.system(), { caseId: story.case.caseId, questionKind: 'acceptance' });

  await expect(putting).rejects.toMatchObject({ code: 'NO_PLAN_DRAFT' });
});

test('T-097 each event is a question of its own, asked once; the one of the term waits beside it', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, childId } = story.case;
  await playToActivePlan(story);
  const event = { caseId, kind: 'child-removed', happenedOn: '2026-03-02', personId: childId } as const;
  const { caseEventId } = await reportCaseEvent(story.as(story.curator), event);
  await openReview(story.system(), { caseId, reviewKind: 'circumstance', caseEventId });
  const put = (called: string | null) =>
    performStep(putOnAgendaTask, story.system(), { caseId, questionKind: 'results', caseEventId: called });

  const ofEvent = await put(caseEventId);
  const again = await put(caseEventId);
  const ofTerm = await put(null);

  expect(again).toEqual(ofEvent);
  expect(ofTerm).not.toEqual(ofEvent);
  const review: unknown = await database
    .db('app.agenda_items as a')
    .join('app.reviews as r', 'r.id', 'a.review_id')
    .first('a.id')
    .where({ 'r.case_event_id': caseEventId });
  expect(review).toEqual({ id: ofEvent.agendaItemId });
});
