import { expect, test } from 'vitest';
import { uniqueCode } from '../support/factories.ts';
import { buildCases, expectAllAt, readProgress, requestStarts } from './case-load.ts';
import { confirmRefusals, expectAllDeclined, readDeclined, reportRefusals } from './case-refusals.ts';
import { killHard, untilReady } from './child.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();

/** Three times the workers die when some of their effects are committed and the engine has not heard of them. */
async function killAmongCompletions(slot: string): Promise<void> {
  for (let kills = 0; kills < 3; kills += 1) {
    const child = crew.startChild('run-workers', crew.ordersFor([], { engineUrl: crew.proxy.url, slot }));
    let completions = 0;
    await new Promise<void>((resolve) => {
      crew.proxy.interfere = (moment, path) => {
        if (moment === 'after' || !path.endsWith('/complete') || !path.includes('/external-task/')) return false;
        completions += 1;
        if (completions === 3) resolve();
        return completions >= 3;
      };
    });
    await killHard(child);
  }
  crew.proxy.interfere = () => false;
}

test('T-106 a worker killed between effect and completion has done its work once', async () => {
  const cases = await buildCases(crew.stand);
  const slot = uniqueCode();
  await requestStarts(crew.stand, cases);
  await killAmongCompletions(slot);
  const effects = (await readProgress(crew.stand, cases)).reduce((sum, { deadlines }) => sum + deadlines, 0);
  const steps = (await readProgress(crew.stand, cases)).reduce((sum, one) => sum + one.steps, 0);
  expect(effects).toBeGreaterThan(steps);

  const revived = crew.startChild('run-workers', crew.ordersFor([], { slot }));
  await untilReady(revived);

  await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
}, 240_000);

test('T-106 a worker killed while refusals of families close their cases closes each once', async () => {
  const cases = await buildCases(crew.stand);
  const slot = uniqueCode();
  await crew.startWorkers();
  await requestStarts(crew.stand, cases);
  await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
  await reportRefusals(crew.stand, cases);
  await crew.stopWorkers();

  await confirmRefusals(crew.stand, cases);
  await killAmongCompletions(slot);
  const effects = (await readDeclined(crew.stand, cases)).reduce((sum, { closings }) => sum + closings, 0);
  const steps = (await readDeclined(crew.stand, cases)).reduce((sum, one) => sum + one.steps, 0);
  expect(effects).toBeGreaterThan(steps);

  const revived = crew.startChild('run-workers', crew.ordersFor([], { slot }));
  await untilReady(revived);

  await expectAllDeclined(crew.stand, cases);
}, 400_000);
