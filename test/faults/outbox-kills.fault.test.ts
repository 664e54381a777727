import { expect, test } from 'vitest';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import type { TestCase } from '../support/factories.ts';
import { buildCases, expectAllAt, readProgress, requestStarts } from './case-load.ts';
import { killHard } from './child.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();

/** Kills at once: each is a process to be started. */
const SIDE_BY_SIDE = 4;

async function countStarts(cases: readonly TestCase[]): Promise<{ missing: number; twice: number }> {
  const progress = await readProgress(crew.stand, cases);
  return {
    missing: progress.filter(({ roots }) => roots === 0).length,
    twice: progress.filter(({ roots }) => roots > 1).length,
  };
}

/** An API process that commits the appeals of these cases and is killed before the engine hears of them. */
async function commitAndDie(cases: readonly TestCase[]): Promise<void> {
  const api = crew.startChild('commit-and-die', crew.ordersFor(cases));
  await new Promise((resolve) => api.once('exit', resolve));
  expect(api.signalCode).toBe('SIGKILL');
}

test('A18 T-106 an API killed after its commit and before the engine knows loses and doubles nothing', async () => {
  const kills = sized(5, 100);
  const cases = await buildCases(crew.stand, sized(20, 100));
  const shares = Array.from({ length: kills }, (_none, kill) => cases.filter((_case, index) => index % kills === kill));
  for (let from = 0; from < kills; from += SIDE_BY_SIDE) {
    await Promise.all(shares.slice(from, from + SIDE_BY_SIDE).map(commitAndDie));
  }
  expect(await countStarts(cases)).toEqual({ missing: cases.length, twice: 0 });

  const seconds = startStopwatch();
  await crew.startWorkers();

  await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
  const delivered = seconds();
  const { missing, twice } = await countStarts(cases);
  proveRow('A18', [
    { what: 'kills of the API', value: kills },
    { what: 'cases without an instance', value: missing, exactly: 0 },
    { what: 'cases with two instances', value: twice, exactly: 0 },
    { what: 'delivered in', value: delivered, unit: 's', atMost: 60 },
  ]);
});

test('A18 T-106 a relay killed after the engine started a case and before it could note that starts none twice', async () => {
  const cases = await buildCases(crew.stand, sized(20, 100));
  const kills = sized(2, 20);
  await requestStarts(crew.stand, cases);
  const orders = crew.ordersFor([], { engineUrl: crew.proxy.url });
  let unnoted = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const child = crew.startChild('run-workers', orders);
    await new Promise<void>((resolve) => {
      let starts = 0;
      crew.proxy.interfere = (moment, path) => {
        if (moment === 'before' || !path.endsWith('/start')) return false;
        starts += 1;
        if (starts === 2) resolve();
        unnoted += starts >= 2 ? 1 : 0;
        return starts >= 2;
      };
    });
    await killHard(child);
  }
  crew.proxy.interfere = () => false;

  await crew.startWorkers();

  await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
  const { missing, twice } = await countStarts(cases);
  proveRow('A18', [
    { what: 'starts of which the relay never heard', value: unnoted, atLeast: kills },
    { what: 'cases without an instance', value: missing, exactly: 0 },
    { what: 'cases with two instances', value: twice, exactly: 0 },
  ]);
});
