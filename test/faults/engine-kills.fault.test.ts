import { expect, test, vi } from 'vitest';
import { buildCases, completeIntake, countMoved, expectAllAt, requestStarts } from './case-load.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();

test('T-106 an engine killed under load goes on where each case stood', async () => {
  const cases = await buildCases(crew.stand);
  const more = await buildCases(crew.stand);
  await crew.startWorkers();
  await requestStarts(crew.stand, cases);
  await expectAllAt(crew.stand, cases, 'Task_IntakePackage');

  // Half of the load begins, the other half moves on, and the engine dies in the middle of both.
  await Promise.all([requestStarts(crew.stand, more), completeIntake(crew.stand, cases)]);
  await vi.waitFor(async () => expect(await countMoved(crew.stand, cases, more)).toBeGreaterThan(5), {
    timeout: 30_000,
    interval: 20,
  });
  await crew.stand.node.kill();
  expect(await countMoved(crew.stand, cases, more)).toBeLessThan(cases.length + more.length);
  await crew.stand.node.restart();

  await Promise.all([expectAllAt(crew.stand, cases, 'Task_AssignCurator'), expectAllAt(crew.stand, more, 'Task_IntakePackage')]);
}, 500_000);
