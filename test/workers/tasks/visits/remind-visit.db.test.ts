import { afterAll, beforeAll, expect, test } from 'vitest';
import { resumeCase } from '#domain/suspensions/resume-case';
import { suspendCase } from '#domain/suspensions/suspend-case';
import { recordVisit } from '#domain/visits/record-visit';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { listActions } from '../../../domain/support.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, playToActivePlan, type SupportStory } from '../../../support/support-story.ts';
import { setVisitDays } from '../../../support/visit-days.ts';
import { remindVisitTask } from '../../../../workers/tasks/visits/remind-visit.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

async function storyWithWeeklyVisits(): Promise<SupportStory> {
  const story = await buildSupportStory(base.db);
  await playToActivePlan(story);
  await setVisitDays(base.db, story, 7);
  return story;
}

const remindOn = (story: SupportStory, day: string) =>
  performStep(remindVisitTask, story.system(new Date(`${day}T06:00:00Z`)), { caseId: story.case.caseId });

const noticesOf = (story: SupportStory) =>
  base
    .db('app.notifications')
    .where({ user_id: story.curator.userId, kind: 'visit-due' })
    .orderBy('created_at')
    .pluck('dedupe_key');

const visit = (story: SupportStory, visitedOn: string) =>
  recordVisit(story.as(story.curator, new Date(`${visitedOn}T12:00:00Z`)), {
    caseId: story.case.caseId,
    visitedOn,
    place: 'дома у семьи',
    participantIds: [story.case.applicantId],
    outcome: 'Семья дома, дети здоровы',
    source: 'curator',
  });

test('T-122 after seven days without a visit the curator is reminded, once for each day on which one was due', async () => {
  const story = await storyWithWeeklyVisits();

  await remindOn(story, '2026-03-08');
  expect(await noticesOf(story)).toEqual([]);

  await remindOn(story, '2026-03-09');
  await remindOn(story, '2026-03-10');
  await remindOn(story, '2026-03-16');
  const { caseId } = story.case;
  expect(await noticesOf(story)).toEqual([`visit:${caseId}:2026-03-09`, `visit:${caseId}:2026-03-16`]);
  expect((await listActions(base.db, caseId)).filter((action) => action === 'visit.reminded')).toHaveLength(2);
});

test('T-122 a visit that was made in time keeps the reminder silent', async () => {
  const story = await storyWithWeeklyVisits();
  await visit(story, '2026-03-06');

  await remindOn(story, '2026-03-09');

  expect(await noticesOf(story)).toEqual([]);
});

test('T-092 while the support is suspended the curator is not reminded, and afterwards again', async () => {
  const story = await storyWithWeeklyVisits();
  const { caseId } = story.case;
  await suspendCase(story.system(), { caseId, kind: 'hospital', reason: 'Мать в больнице' });

  await remindOn(story, '2026-03-09');
  expect(await noticesOf(story)).toEqual([]);

  await resumeCase(story.system(), { caseId, reason: 'Мать дома' });
  await remindOn(story, '2026-03-16');
  expect(await noticesOf(story)).toEqual([`visit:${caseId}:2026-03-16`]);
});
