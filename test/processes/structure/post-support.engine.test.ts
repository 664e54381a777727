import { beforeAll, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import { CASE, FAR } from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

test('post-support observes the family three times, one after another, before its last note', async () => {
  const play = newPlay();
  await play.start('post-support', CASE);
  const observationTimes = [1, 2, 3].map((month) => `2099-0${month}-12T09:00:00.000+03:00`).join(',');
  await play.work('open-post-support', { observationTimes, observationGraceDuration: 'P7D' });

  for (let observation = 1; observation <= 3; observation += 1) {
    expect(await play.countTimers('Timer_ObservationDue')).toBe(1);
    expect(await play.countTasks('Task_PostSupportNote')).toBe(0);
    await play.fireTimer('Timer_ObservationDue');
    await play.complete('Task_PostSupportObservation');
  }
  await play.complete('Task_PostSupportNote');
  await play.expectEnd();

  const finished = (await play.listFinished()).map(({ activityId }) => activityId);
  expect(finished.filter((id) => id === 'Task_PostSupportObservation')).toHaveLength(3);
});

test('T-101 an observation that is late is reminded of once and waits on', async () => {
  const play = newPlay();
  await play.start('post-support', CASE);
  await play.work('open-post-support', { observationTimes: FAR, observationGraceDuration: 'P7D' });
  await play.fireTimer('Timer_ObservationDue');

  await play.fireTimer('Timer_ObservationLate');
  await play.work('remind-observation');

  expect(await play.countTimers('Timer_ObservationLate')).toBe(0);
  expect(play.missingInputs).toEqual([]);
  await play.complete('Task_PostSupportObservation');
  await play.expectTasks('Task_PostSupportNote', 1);
});

test('a family that refuses post-support gets its last note at once, and no observation follows', async () => {
  const play = newPlay();
  await play.start('post-support', CASE);
  await play.work('open-post-support', { observationTimes: FAR, observationGraceDuration: 'P7D' });
  expect(await play.countTimers('Timer_ObservationDue')).toBe(1);

  await play.correlate('post-support-refused');
  expect(await play.countTimers('Timer_ObservationDue')).toBe(0);
  await play.complete('Task_PostSupportRefusalNote');
  await play.expectEnd();

  expect((await play.listFinished()).map(({ activityId }) => activityId)).not.toContain('Task_PostSupportNote');
});
