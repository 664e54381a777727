import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defineTask } from '#engine/task';
import { tasks } from '../../workers/tasks/index.ts';
import { reviewCaughtErrors } from '../../workers/review-caught-errors.ts';
import { buildOneStep, userTask } from '../engine/diagram.ts';
import { deployProbe } from '../engine/probe.ts';
import { useStand, type Stand } from '../support/stand.ts';

let stand: Stand;

beforeAll(() => {
  stand = useStand();
});
afterAll(() => stand.close());

test('the deployed diagrams catch every refusal that a step can raise', async () => {
  expect(tasks.flatMap(({ errors }) => errors).length).toBeGreaterThan(0);

  expect((await reviewCaughtErrors(stand.engine.worker, tasks)).uncaught).toEqual([]);
});

test('a diagram that went past the check and cannot be read is named and hides nothing of the others', async () => {
  const { processKey } = await deployProbe(stand, (key) =>
    buildOneStep(key, userTask('', '<bpmn:documentation><xi:include xmlns:xi="http://elsewhere.test/xi"/></bpmn:documentation>')),
  );

  const { uncaught, unreadable } = await reviewCaughtErrors(stand.engine.worker, tasks);

  expect(uncaught).toEqual([]);
  expect(unreadable).toContain(`${processKey}.bpmn`);
});

test('a refusal that no diagram catches is named with its step', async () => {
  const task = defineTask({
    topic: 'compute-deadlines',
    input: z.object({}),
    errors: ['NO_CALENDAR'],
    run: () => Promise.resolve({}),
  });

  expect((await reviewCaughtErrors(stand.engine.worker, [task])).uncaught).toEqual([
    {
      fileName: 'family-support-case.bpmn',
      activityId: 'Task_ComputeDeadlines',
      topic: 'compute-deadlines',
      code: 'NO_CALENDAR',
    },
  ]);
});
