import { expect, test } from 'vitest';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { uniqueCode } from '../support/factories.ts';
import { buildCases, expectAllAt, readProgress, requestStarts } from './case-load.ts';
import { confirmRefusals, expectAllDeclined, readDeclined, reportRefusals } from './case-refusals.ts';
import { killHard, untilReady } from './child.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();

const LOCK_S = 30;
const HELD_AT_A_KILL = 3;
const completion = /\/external-task\/([^/]+)\/complete$/;

/** Kills the workers, each time when some of their effects are committed and the engine has not heard of them; returns these tasks. */
async function killAmongCompletions(slot: string, wanted: number): Promise<readonly string[]> {
  const caught = new Set<string>();
  while (caught.size < wanted) {
    const child = crew.startChild('run-workers', crew.ordersFor([], { engineUrl: crew.proxy.url, slot }));
    const enough = Math.min(caught.size + HELD_AT_A_KILL, wanted);
    // What was caught before goes through: a life of its own, and then the next tasks come.
    const earlier = new Set(caught);
    await new Promise<void>((resolve) => {
      crew.proxy.interfere = (moment, path) => {
        const [, id] = completion.exec(path) ?? [];
        if (moment === 'after' || id === undefined || earlier.has(id)) return false;
        caught.add(id);
        if (caught.size >= enough) resolve();
        return true;
      };
    });
    await killHard(child);
  }
  crew.proxy.interfere = () => false;
  return [...caught];
}

/** Tasks whose effect was committed, of those that the engine still waits for. */
async function countUntold(ids: readonly string[]): Promise<number> {
  const rows: unknown[] = await crew.stand
    .db('app.task_results')
    .whereIn('external_task_id', [...ids])
    .whereNotNull('done_at');
  return rows.length;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('B1 T-106 a worker killed between effect and completion has done its work once', async () => {
  const wanted = sized(12, 50);
  const cases = await buildCases(crew.stand, sized(20, 100));
  const slot = uniqueCode();
  await requestStarts(crew.stand, cases);
  const caught = await killAmongCompletions(slot, wanted);
  expect(await countUntold(caught)).toBe(caught.length);
  const halfway = await readProgress(crew.stand, cases);
  expect(sum(halfway.map(({ deadlines }) => deadlines))).toBeGreaterThan(sum(halfway.map(({ steps }) => steps)));

  const revived = crew.startChild('run-workers', crew.ordersFor([], { slot }));
  await untilReady(revived);
  const seconds = startStopwatch();

  await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
  const doneIn = seconds();
  const progress = await readProgress(crew.stand, cases);
  proveRow('B1', [
    { what: 'tasks killed between effect and completion', value: caught.length, atLeast: wanted },
    { what: 'cases with an effect twice', value: progress.filter(({ deadlines }) => deadlines !== 1).length, exactly: 0 },
    { what: 'done in', value: doneIn, unit: 's', atMost: LOCK_S + 30 },
  ]);
});

test('B1 T-106 a worker killed while refusals of families close their cases closes each once', async () => {
  const wanted = sized(9, 50);
  const cases = await buildCases(crew.stand, sized(20, 60));
  const slot = uniqueCode();
  await crew.startWorkers();
  await requestStarts(crew.stand, cases);
  await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
  await reportRefusals(crew.stand, cases);
  await crew.stopWorkers();

  await confirmRefusals(crew.stand, cases);
  const caught = await killAmongCompletions(slot, wanted);
  const halfway = await readDeclined(crew.stand, cases);
  expect(sum(halfway.map(({ closings }) => closings))).toBeGreaterThan(sum(halfway.map(({ steps }) => steps)));

  const revived = crew.startChild('run-workers', crew.ordersFor([], { slot }));
  await untilReady(revived);
  const seconds = startStopwatch();

  await expectAllDeclined(crew.stand, cases);
  const doneIn = seconds();
  const declined = await readDeclined(crew.stand, cases);
  proveRow('B1', [
    { what: 'tasks killed between effect and completion', value: caught.length, atLeast: wanted },
    { what: 'cases not closed once', value: declined.filter(({ closings }) => closings !== 1).length, exactly: 0 },
    { what: 'done in', value: doneIn, unit: 's', atMost: LOCK_S + 30 },
  ]);
});
