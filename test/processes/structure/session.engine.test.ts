import { beforeAll, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

test('a session goes from its agenda over the decisions to the signed minutes', async () => {
  const play = newPlay();
  await play.start('session', { sessionId: 'session-1', centreId: 'centre-1' });

  await play.complete('Task_SessionAgenda');
  await play.complete('Task_HoldSession');
  await play.complete('Task_RecordDecisions');
  await play.work('send-outcomes');
  await play.complete('Task_SignMinutes');
  await play.expectEnd();

  expect(play.missingInputs).toEqual([]);
});

test('a cancelled session ends at once, whatever step it had reached', async () => {
  const play = newPlay();
  await play.start('session', { sessionId: 'session-1', centreId: 'centre-1' });
  await play.complete('Task_SessionAgenda');

  await play.correlate('session-cancelled');
  await play.expectEnd();

  const finished = (await play.listFinished()).map(({ activityId }) => activityId);
  expect(finished).toContain('End_QuestionsReturned');
});
