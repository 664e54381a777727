import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { listSessions, openSession } from '#domain/sessions/session-view';
import { listWaitingQuestions } from '#domain/sessions/waiting-view';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { ACCEPTED, buildSupportStory, decide, draftFor } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const PAGE = { limit: 50, offset: 0 };

test('T-058 a waiting question is listed until a session takes it up', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, number, centre } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const { agendaItemId } = await putOnAgenda(story.system(), { caseId, questionKind: 'acceptance' });

  const waiting = await listWaitingQuestions(story.as(story.secretary), { centreId: centre.centreId });
  await decide(story, 'acceptance', ACCEPTED);
  const afterwards = await listWaitingQuestions(story.as(story.secretary), { centreId: centre.centreId });

  expect(waiting).toMatchObject([{ agendaItemId, kind: 'acceptance', case: { id: caseId, number, family: 'Петровы' } }]);
  expect(afterwards).toEqual([]);
});

test('T-058 T-060 a session shows its people, its questions and their outcomes', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const agendaItemId = await decide(story, 'acceptance', ACCEPTED);

  const { items, total } = await listSessions(story.as(story.secretary), {}, PAGE);
  const opened = await openSession(story.as(story.secretary), items[0]?.id ?? '');

  expect(total).toBe(1);
  expect(opened).toMatchObject({
    status: 'decided',
    chairman: { id: story.director.userId },
    questions: [{ id: agendaItemId, outcome: 'accepted', familyAttended: true }],
  });
  expect(opened.attendance.map(({ user, isPresent }) => [user.id, isPresent])).toEqual(
    expect.arrayContaining([
      [story.director.userId, true],
      [story.secretary.userId, true],
    ]),
  );
});

test('T-019 sessions of another centre are not shown', async () => {
  const story = await buildSupportStory(database.db);
  const other = await buildSupportStory(database.db);
  await savePlanDraft(story.as(story.curator), { caseId: story.case.caseId, draft: draftFor(story) });
  await decide(story, 'acceptance', ACCEPTED);

  const { items } = await listSessions(other.as(other.secretary), {}, PAGE);

  expect(items).toEqual([]);
});
