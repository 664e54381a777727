import { expect, test } from 'vitest';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { uniqueCode } from '../support/factories.ts';
import { buildCases, expectAllAt, readProgress, requestStarts } from './case-load.ts';
import { confirmRefusals, expectAllDeclined, readDeclined, reportRefusals } from './case-refusals.ts';
import { killHard, untilReady } from './child.ts';
import { sum } from './figures.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();

const LOCK_S = 30;
const KILLS = sized(4, 50);
/** The first kills catch several tasks at once; what is delivered a third time runs alone, so that each later kill waits for one more. */
const HELD_AT_FIRST = sized(5, 1);
const CAUGHT = sized(12, 50);
const heldAt = (kill: number): number => (kill < 2 ? HELD_AT_FIRST : 1);
const completion = /\/external-task\/([^/]+)\/complete$/;

/** Kills the workers, each time when some of their effects are committed and the engine has not heard of them. */
async function killAmongCompletions(slot: string): Promise<{ readonly caught: readonly string[]; readonly kills: number }> {
  const caught = new Set<string>();
  let kills = 0;
  while (kills < KILLS) {
    const child = crew.startChild('run-workers', crew.ordersFor([], { engineUrl: crew.proxy.url, slot }));
    const enough = caught.size + heldAt(kills);
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
    kills += 1;
  }
  crew.proxy.interfere = () => false;
  return { caught: [...caught], kills };
}

/** Tasks whose effect was committed, of those that the engine still waits for. */
async function countUntold(ids: readonly string[]): Promise<number> {
  const rows: unknown[] = await crew.stand
    .db('app.task_results')
    .whereIn('external_task_id', [...ids])
    .whereNotNull('done_at');
  return rows.length;
}

test('B1 T-106 a worker killed between effect and completion has done its work once', async () => {
  const cases = await buildCases(crew.stand, sized(20, 600));
  const slot = uniqueCode();
  await requestStarts(crew.stand, cases);
  const { caught, kills } = await killAmongCompletions(slot);
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
    { what: 'kills between effect and completion', value: kills, exactly: KILLS },
    { what: 'tasks whose effect was done and not told', value: caught.length, atLeast: CAUGHT },
    { what: 'cases with an effect twice', value: progress.filter(({ deadlines }) => deadlines !== 1).length, exactly: 0 },
    { what: 'done in', value: doneIn, unit: 's', atMost: LOCK_S + 30 },
  ]);
});

test('B1 T-106 a worker killed while refusals of families close their cases closes each once', async () => {
  const cases = await buildCases(crew.stand, sized(20, 600));
  const slot = uniqueCode();
  await crew.startWorkers();
  await requestStarts(crew.stand, cases);
  await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
  await reportRefusals(crew.stand, cases);
  await crew.stopWorkers();

  await confirmRefusals(crew.stand, cases);
  const { caught, kills } = await killAmongCompletions(slot);
  const halfway = await readDeclined(crew.stand, cases);
  expect(sum(halfway.map(({ closings }) => closings))).toBeGreaterThan(sum(halfway.map(({ steps }) => steps)));

  const revived = crew.startChild('run-workers', crew.ordersFor([], { slot }));
  await untilReady(revived);
  const seconds = startStopwatch();

  await expectAllDeclined(crew.stand, cases);
  const doneIn = seconds();
  const declined = await readDeclined(crew.stand, cases);
  proveRow('B1', [
    { what: 'kills between effect and completion', value: kills, exactly: KILLS },
    { what: 'tasks whose effect was done and not told', value: caught.length, atLeast: CAUGHT },
    { what: 'cases not closed once', value: declined.filter(({ closings }) => closings !== 1).length, exactly: 0 },
    { what: 'done in', value: doneIn, unit: 's', atMost: LOCK_S + 30 },
  ]);
});
