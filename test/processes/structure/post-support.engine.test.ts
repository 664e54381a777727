import { beforeAll, expect, test } from 'vitest';
import type { Play } from './play-process.ts';
import { CASE } from './play-stages.ts';
import { useStructure } from './use-structure.ts';

let newPlay: () => Play;

beforeAll(async () => {
  ({ newPlay } = await useStructure());
});

test('post-support observes the family three times, one after another, before its last note', async () => {
  const play = newPlay();
  await play.start('post-support', CASE);
  const observationTimes = [1, 2, 3].map((month) => `2099-0${month}-12T09:00:00.000+03:00`).join(',');
  await play.work('open-post-support', { observationTimes });

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
