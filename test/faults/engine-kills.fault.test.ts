import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import type { TestCase } from '../support/factories.ts';
import { buildCases, completeIntake, countAt, countMoved, expectAllAt, readProgress, requestStarts } from './case-load.ts';
import type { OwnStand } from './own-stand.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();

test('A1 T-106 an engine killed under load goes on where each case stood', async () => {
  const { stand } = crew;
  const half = sized(20, 300);
  const cases = await buildCases(stand, half);
  const more = await buildCases(stand, half);
  await crew.startWorkers();
  await requestStarts(stand, cases);
  await expectAllAt(stand, cases, 'Task_IntakePackage');

  // Half of the load begins, the other half moves on, and the engine dies in the middle of both.
  await Promise.all([requestStarts(stand, more), completeIntake(stand, cases)]);
  await vi.waitFor(async () => expect(await countMoved(stand, cases, more)).toBeGreaterThan(half / 4), {
    timeout: 60_000,
    interval: 20,
  });
  await stand.node.kill();
  const movedBefore = await countMoved(stand, cases, more);
  expect(movedBefore).toBeLessThan(2 * half);
  await stand.node.restart();
  const seconds = startStopwatch();

  await Promise.all([expectAllAt(stand, cases, 'Task_AssignCurator'), expectAllAt(stand, more, 'Task_IntakePackage')]);
  const drainedIn = seconds();
  const progress = await readProgress(stand, [...cases, ...more]);
  proveRow('A1', [
    { what: 'cases at their step', value: await countMoved(stand, cases, more), exactly: 2 * half },
    { what: 'moved before the kill', value: movedBefore },
    { what: 'cases with an effect twice', value: progress.filter(({ deadlines }) => deadlines !== 1).length, exactly: 0 },
    { what: 'drained in', value: drainedIn, unit: 's', atMost: 60 },
  ]);
});

test('A5 jobs in the hands of a killed engine node are done by the other', async () => {
  const { stand } = crew;
  const cases = await buildCases(stand, 20);
  const other = await stand.addNode();
  await crew.startWorkers();

  // The other node looks away while the first takes the jobs, and a table that it must write to holds them in its hands.
  other.freeze();
  const table = await holdTable(stand, 'engine.act_hi_taskinst');
  await requestStarts(stand, cases);
  // The workers know the first node only: whatever they do for these cases has to be done before it dies.
  await vi.waitFor(async () => expect(await countComputed(stand, cases)).toBe(cases.length), PATIENCE);
  await vi.waitFor(async () => expect(await countTakenJobs(stand)).toBeGreaterThan(0), PATIENCE);
  await setTimeout(sized(1000, 25_000));
  const taken = await countTakenJobs(stand);
  other.thaw();
  await stand.node.kill();
  const seconds = startStopwatch();
  await table.release();

  await expectAllAt(stand, cases, 'Task_IntakePackage');
  const doneIn = seconds();
  const progress = await readProgress(stand, cases);
  proveRow('A5', [
    { what: 'jobs in the hands of the killed node', value: taken, atLeast: 1 },
    { what: 'cases done by the other', value: await countAt(stand, cases, 'Task_IntakePackage'), exactly: cases.length },
    { what: 'cases with a step done twice', value: progress.filter(({ steps }) => steps !== 1).length, exactly: 0 },
    { what: 'done in', value: doneIn, unit: 's', atMost: 120 },
  ]);
});

const PATIENCE = { timeout: 120_000, interval: 50 };

async function countComputed(stand: OwnStand, cases: readonly TestCase[]): Promise<number> {
  return (await readProgress(stand, cases)).filter(({ deadlines }) => deadlines === 1).length;
}

/** Jobs that an engine node has locked for itself. */
async function countTakenJobs({ databaseUrls }: OwnStand): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrls.admin });
  await client.connect();
  const { rows } = await client.query<{ taken: number }>(
    'select count(*)::int as taken from engine.act_ru_job where lock_exp_time_ is not null',
  );
  await client.end();
  return rows[0]?.taken ?? 0;
}

/** Lets everybody read a table and nobody write to it. */
async function holdTable({ databaseUrls }: OwnStand, table: string): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: databaseUrls.admin });
  await client.connect();
  await client.query(`begin; lock table ${table} in share mode`);
  return { release: () => client.end() };
}
