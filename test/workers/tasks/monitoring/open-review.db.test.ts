import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportCaseEvent } from '#domain/events/report-case-event';
import { scheduleControl } from '#domain/monitoring/schedule-control';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, playToActivePlan, type SupportStory } from '../../../support/support-story.ts';
import { openReviewTask } from '../../../../workers/tasks/monitoring/open-review.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function supported(): Promise<SupportStory> {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story);
  return story;
}

const listReviews = (caseId: string): Promise<unknown> =>
  database.db('app.reviews').select('kind', 'case_event_id', 'finished_at').where({ case_id: caseId });

test('T-085 T-167 at the end of the term the review is opened once, asks the family first and ends its control point', async () => {
  const story = await supported();
  const { caseId } = story.case;
  await scheduleControl(story.system(), { caseId });
  const input = { caseId, reviewKind: 'term-end', caseEventId: null };

  const first = await performStep(openReviewTask, story.system(), input);
  const again = await performStep(openReviewTask, story.system(), input);

  expect([first, again]).toEqual([{ needsQuestionnaire: true }, { needsQuestionnaire: true }]);
  await expect(listReviews(caseId)).resolves.toEqual([{ kind: 'term-end', case_event_id: null, finished_at: null }]);
  const done: unknown = await database.db('app.control_points').where({ case_id: caseId }).whereNotNull('done_at').pluck('kind');
  expect(done).toEqual(['results-review']);
  await expect(database.db('app.notifications').where({ case_id: caseId, kind: 'extraordinary-review' })).resolves.toEqual([]);
});

test.each([
  ['child-removed', 'circumstance', false],
  ['revision', 'revision', false],
] as const)('T-097 %s: secretary and director hear of the review at once, the measures go on', async (kind, reviewKind, asks) => {
  const story = await supported();
  const { caseId, childId } = story.case;
  // A wish to correct the programme concerns the whole family.
  const person = kind === 'child-removed' ? { personId: childId } : {};
  const event = { caseId, kind, happenedOn: '2026-03-02', note: 'Что изменилось', ...person };
  const { caseEventId } = await reportCaseEvent(story.as(story.curator), event);

  const opened = await performStep(openReviewTask, story.system(), { caseId, reviewKind, caseEventId });
  await performStep(openReviewTask, story.system(), { caseId, reviewKind, caseEventId });

  expect(opened).toEqual({ needsQuestionnaire: asks });
  const told: unknown = await database
    .db('app.notifications')
    .where({ case_id: caseId, kind: 'extraordinary-review' })
    .orderBy('user_id')
    .pluck('user_id');
  expect(told).toEqual([story.director.userId, story.secretary.userId].sort());
  await expect(database.db('app.case_suspensions').where({ case_id: caseId })).resolves.toEqual([]);
});

test.each([
  ['family-refused', 'refusal', {}],
  ['family-moved', 'move', { newDistrict: 'Альметьевский район' }],
] as const)('%s: the measures rest until the consilium has decided', async (kind, reviewKind, details) => {
  const story = await supported();
  const { caseId } = story.case;
  const event = { caseId, kind, happenedOn: '2026-03-02', ...details };
  const { caseEventId } = await reportCaseEvent(story.as(story.curator), event);

  await performStep(openReviewTask, story.system(), { caseId, reviewKind, caseEventId });

  const suspended: unknown = await database
    .db('app.case_suspensions')
    .select('kind', 'case_event_id', 'ended_at')
    .where({ case_id: caseId });
  expect(suspended).toEqual([{ kind: 'event-review', case_event_id: caseEventId, ended_at: null }]);
});

test('T-096 an early review asks the family as the one of the end does', async () => {
  const story = await supported();
  const { caseId } = story.case;
  await database.db('app.plan_items').update({ status: 'done', result: 'Получено' }).where({ case_id: caseId });
  const event = { caseId, kind: 'early-completion', happenedOn: '2026-03-02' } as const;
  const { caseEventId } = await reportCaseEvent(story.as(story.curator), event);

  const opened = await performStep(openReviewTask, story.system(), { caseId, reviewKind: 'early', caseEventId });

  expect(opened).toEqual({ needsQuestionnaire: true });
});
