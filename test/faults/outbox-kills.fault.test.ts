import { expect, test } from 'vitest';
import { buildCases, expectAllAt, readProgress, requestStarts } from './case-load.ts';
import { killHard } from './child.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();

test('T-106 an API killed after its commit and before the engine knows loses and doubles nothing', async () => {
  const cases = await buildCases(crew.stand);
  const api = crew.startChild('commit-and-die', crew.ordersFor(cases));
  await new Promise((resolve) => api.once('exit', resolve));
  expect(api.signalCode).toBe('SIGKILL');
  expect((await readProgress(crew.stand, cases)).map(({ roots }) => roots)).toEqual(cases.map(() => 0));

  await crew.startWorkers();

  await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
}, 240_000);

test('T-106 a relay killed after the engine started a case and before it could note that starts none twice', async () => {
  const cases = await buildCases(crew.stand);
  await requestStarts(crew.stand, cases);
  const orders = crew.ordersFor([], { engineUrl: crew.proxy.url });
  for (let kills = 0; kills < 2; kills += 1) {
    const child = crew.startChild('run-workers', orders);
    const fatal = new Promise<void>((resolve) => {
      let starts = 0;
      crew.proxy.interfere = (moment, path) => {
        if (moment === 'before' || !path.endsWith('/start')) return false;
        starts += 1;
        if (starts === 4) resolve();
        return starts >= 4;
      };
    });
    await fatal;
    await killHard(child);
  }
  crew.proxy.interfere = () => false;

  await crew.startWorkers();

  await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
}, 240_000);
