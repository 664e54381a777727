import type { ChildProcess } from 'node:child_process';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readTaskRunningHealth } from '#domain/operations/task-running-health';
import { actingAsSystem, uniqueCode, type TestCase } from '../support/factories.ts';
import { startWorkers, type Workers } from '../../workers/start-workers.ts';
import { tasks } from '../../workers/tasks/index.ts';
import { buildCases, completeIntake, countMoved, expectAllAt, readProgress, requestStarts } from './case-load.ts';
import { confirmRefusals, expectAllDeclined, readDeclined, reportRefusals } from './case-refusals.ts';
import { killHard, startChild, startWorkersProgram, untilEnd, untilReady } from './child.ts';
import { openFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { startOwnStand, type OwnStand } from './own-stand.ts';

const log = pino({ level: 'silent' });

let stand: OwnStand;
let proxy: FaultProxy;
const children: ChildProcess[] = [];
const parts: Workers[] = [];

beforeAll(async () => {
  stand = await startOwnStand();
  proxy = await openFaultProxy(stand.config.engineUrl);
}, 240_000);
afterEach(async () => {
  proxy.interfere = () => false;
  await Promise.all(children.splice(0).map(killHard));
  await Promise.all(parts.splice(0).map((part) => part.stop()));
});
afterAll(async () => {
  await proxy.close();
  await stand.close();
});

const ordersFor = (cases: readonly TestCase[], engineUrl: string, slot = uniqueCode()) => ({
  appUrl: stand.databaseUrls.app,
  engineUrl,
  passwords: { api: stand.secrets.engineApi, worker: stand.secrets.engineWorker },
  slot,
  cases: cases.map(({ caseId, number, centre }) => ({ caseId, number, centreId: centre.centreId, unitId: centre.unitId })),
});

async function startHealthyWorkers(slot = uniqueCode()): Promise<void> {
  const { engineUrl, passwords } = ordersFor([], stand.config.engineUrl);
  const onBroken = (reason: string) => log.error(reason);
  parts.push(await startWorkers({ db: stand.db, engineUrl, passwords, slot, tasks, now: () => new Date(), log, onBroken }));
}

/** Three times the workers die when some of their effects are committed and the engine has not heard of them. */
async function killAmongCompletions(slot: string): Promise<void> {
  for (let kills = 0; kills < 3; kills += 1) {
    const child = startChild('run-workers', ordersFor([], proxy.url, slot));
    children.push(child);
    let completions = 0;
    await new Promise<void>((resolve) => {
      proxy.interfere = (moment, path) => {
        if (moment === 'after' || !path.endsWith('/complete') || !path.includes('/external-task/')) return false;
        completions += 1;
        if (completions === 3) resolve();
        return completions >= 3;
      };
    });
    await killHard(child);
  }
  proxy.interfere = () => false;
}

describe('with 20 cases in flight', () => {
  test('T-106 an API killed after its commit and before the engine knows loses and doubles nothing', async () => {
    const cases = await buildCases(stand);
    const api = startChild('commit-and-die', ordersFor(cases, stand.config.engineUrl));
    children.push(api);
    await new Promise((resolve) => api.once('exit', resolve));
    expect(api.signalCode).toBe('SIGKILL');
    expect((await readProgress(stand, cases)).map(({ roots }) => roots)).toEqual(cases.map(() => 0));

    await startHealthyWorkers();

    await expectAllAt(stand, cases, 'Task_IntakePackage');
  }, 240_000);

  test('T-106 a relay killed after the engine started a case and before it could note that starts none twice', async () => {
    const cases = await buildCases(stand);
    await requestStarts(stand, cases);
    const orders = ordersFor([], proxy.url);
    for (let kills = 0; kills < 2; kills += 1) {
      const child = startChild('run-workers', orders);
      children.push(child);
      const fatal = new Promise<void>((resolve) => {
        let starts = 0;
        proxy.interfere = (moment, path) => {
          if (moment === 'before' || !path.endsWith('/start')) return false;
          starts += 1;
          if (starts === 4) resolve();
          return starts >= 4;
        };
      });
      await fatal;
      await killHard(child);
    }
    proxy.interfere = () => false;

    await startHealthyWorkers();

    await expectAllAt(stand, cases, 'Task_IntakePackage');
  }, 240_000);

  test('T-106 a worker killed between effect and completion has done its work once', async () => {
    const cases = await buildCases(stand);
    const slot = uniqueCode();
    await requestStarts(stand, cases);
    await killAmongCompletions(slot);
    const effects = (await readProgress(stand, cases)).reduce((sum, { deadlines }) => sum + deadlines, 0);
    const steps = (await readProgress(stand, cases)).reduce((sum, one) => sum + one.steps, 0);
    expect(effects).toBeGreaterThan(steps);

    const revived = startChild('run-workers', ordersFor([], stand.config.engineUrl, slot));
    children.push(revived);
    await untilReady(revived);

    await expectAllAt(stand, cases, 'Task_IntakePackage');
  }, 240_000);

  test('T-106 a worker killed while refusals of families close their cases closes each once', async () => {
    const cases = await buildCases(stand);
    const slot = uniqueCode();
    await startHealthyWorkers();
    await requestStarts(stand, cases);
    await expectAllAt(stand, cases, 'Task_IntakePackage');
    await reportRefusals(stand, cases);
    await Promise.all(parts.splice(0).map((part) => part.stop()));

    await confirmRefusals(stand, cases);
    await killAmongCompletions(slot);
    const effects = (await readDeclined(stand, cases)).reduce((sum, { closings }) => sum + closings, 0);
    const steps = (await readDeclined(stand, cases)).reduce((sum, one) => sum + one.steps, 0);
    expect(effects).toBeGreaterThan(steps);

    const revived = startChild('run-workers', ordersFor([], stand.config.engineUrl, slot));
    children.push(revived);
    await untilReady(revived);

    await expectAllDeclined(stand, cases);
  }, 400_000);

  test('T-106 an engine killed under load goes on where each case stood', async () => {
    const cases = await buildCases(stand);
    const more = await buildCases(stand);
    await startHealthyWorkers();
    await requestStarts(stand, cases);
    await expectAllAt(stand, cases, 'Task_IntakePackage');

    // Half of the load begins, the other half moves on, and the engine dies in the middle of both.
    await Promise.all([requestStarts(stand, more), completeIntake(stand, cases)]);
    await vi.waitFor(async () => expect(await countMoved(stand, cases, more)).toBeGreaterThan(5), {
      timeout: 30_000,
      interval: 20,
    });
    await stand.killEngine();
    expect(await countMoved(stand, cases, more)).toBeLessThan(cases.length + more.length);
    await stand.restartEngine();

    await Promise.all([expectAllAt(stand, cases, 'Task_AssignCurator'), expectAllAt(stand, more, 'Task_IntakePackage')]);
  }, 500_000);
});

describe('a workers process', () => {
  const program = (slot: string) => startWorkersProgram(stand, slot);

  test('that is asked to stop under load leaves within 25 seconds, holds no task, and another goes on', async () => {
    const cases = await buildCases(stand);
    const { child } = program(uniqueCode());
    children.push(child);
    await untilReady(child);
    await requestStarts(stand, cases);
    await vi.waitFor(async () => expect((await readProgress(stand, cases)).some(({ steps }) => steps > 0)).toBe(true), {
      timeout: 60_000,
      interval: 10,
    });

    const askedAt = performance.now();
    child.kill('SIGTERM');

    expect(await untilEnd(child)).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(25_000);
    const locked: unknown[] = await stand.db('app.engine_external_tasks').whereNotNull('worker_id').select('topic');
    expect(locked).toEqual([]);
    await startHealthyWorkers();
    await expectAllAt(stand, cases, 'Task_IntakePackage');
  }, 240_000);

  test('of the same name as a running one says so and ends', async () => {
    const slot = uniqueCode();
    const first = program(slot);
    children.push(first.child);
    await untilReady(first.child);

    const second = program(slot);
    children.push(second.child);

    expect(await untilEnd(second.child)).toBe(1);
    expect(second.errors()).toMatch(/runs already; give this one another WORKER_SLOT/);
    expect(first.child.exitCode).toBeNull();
  }, 120_000);

  test('ends when the process that started it is gone', async () => {
    const { child } = program(uniqueCode());
    children.push(child);
    await untilReady(child);

    child.disconnect();

    expect(await untilEnd(child)).toBe(0);
  }, 120_000);

  test('tells how it is, and that it has stopped', async () => {
    const slot = uniqueCode();
    await startHealthyWorkers(slot);
    const [worker] = await vi.waitFor(
      async () => {
        const { workers } = await readTaskRunningHealth(actingAsSystem(stand.db));
        const mine = workers.filter(({ workerId }) => workerId.endsWith(`:workers:${slot}`));
        expect(mine[0]?.secondsSinceGoodPoll).toBeTypeOf('number');
        return mine;
      },
      { timeout: 40_000 },
    );
    expect(worker?.state).toBe('working');
    expect(worker?.secondsSinceSeen).toBeLessThan(15);

    await parts.splice(0)[0]?.stop();

    const { workers } = await readTaskRunningHealth(actingAsSystem(stand.db));
    expect(workers.filter(({ workerId }) => workerId.endsWith(`:workers:${slot}`))).toMatchObject([
      { state: 'stopped', activeTasks: 0 },
    ]);
  }, 120_000);
});
