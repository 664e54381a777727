import { afterAll, beforeAll, expect, test } from 'vitest';
import { openControlBoard } from '#domain/control/control-board-view';
import { openMeasureCalendar } from '#domain/control/measure-calendar-view';
import { listMeasures } from '#domain/control/measure-list-view';
import { resumeByHand, suspendByHand } from '#domain/suspensions/suspend-by-hand';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildUser } from '../../support/factories.ts';
import { buildSupportStory, draftFor, itemFor, playToActivePlan } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-092 T-079 the board and the lists of measures say which case is suspended, as long as it is', async () => {
  const story = await buildSupportStory(database.db);
  await playToActivePlan(story, draftFor(story, { items: [itemFor(story.case, { measureCode: '5.6.1' })] }));
  const head = await buildUser(database.db, story.case.centre, 'head');
  const curator = story.as(story.curator);
  const { caseId } = story.case;
  const marks = async () => [
    ...(await openControlBoard(story.as(head), {})).cases.map(({ isSuspended }) => isSuspended),
    ...(await listMeasures(curator, {}, { limit: 50, offset: 0 })).items.map(({ isSuspended }) => isSuspended),
    ...(await openMeasureCalendar(curator, { month: '2026-06' })).items.map(({ isSuspended }) => isSuspended),
  ];

  expect(await marks()).toEqual([false, false, false]);
  await suspendByHand(curator, { caseId, kind: 'absence', reason: 'Семья уехала' });
  expect(await marks()).toEqual([true, true, true]);
  await resumeByHand(curator, { caseId, reason: 'Семья вернулась' });
  expect(await marks()).toEqual([false, false, false]);
});
