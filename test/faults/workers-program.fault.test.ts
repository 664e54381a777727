import { describe, expect, test, vi } from 'vitest';
import { readTaskRunningHealth } from '#domain/operations/task-running-health';
import { openFullFile } from '../support/small-disk.ts';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { actingAsSystem, uniqueCode } from '../support/factories.ts';
import { buildCases, countAt, expectAllAt, readProgress, requestStarts } from './case-load.ts';
import { untilEnd, untilReady } from './child.ts';
import { startStopwatch } from './stopwatch.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();

const isAboutTasks = (path: string) => path.includes('/external-task');

async function listLocked(): Promise<readonly unknown[]> {
  return crew.stand.db('app.engine_external_tasks').whereNotNull('worker_id').select('topic', 'worker_id');
}

describe('a workers process', () => {
  test('B8 that is asked to stop under load leaves within 25 seconds, holds no task, and another goes on', async () => {
    const cases = await buildCases(crew.stand, sized(40, 600));
    crew.proxy.interfere = (moment, path) =>
      moment === 'before' && path.endsWith('/complete') ? { kind: 'delay', ms: 3000 } : false;
    const programs = [uniqueCode(), uniqueCode()].map((slot) => crew.startProgram(slot, crew.proxy.url));
    await Promise.all(programs.map(({ child }) => untilReady(child)));
    await requestStarts(crew.stand, cases);
    await vi.waitFor(async () => expect((await listLocked()).length).toBeGreaterThanOrEqual(20), {
      timeout: 180_000,
      interval: 50,
    });
    const active = (await listLocked()).length;

    const seconds = startStopwatch();
    for (const { child } of programs) child.kill('SIGTERM');
    const codes = await Promise.all(programs.map(({ child }) => untilEnd(child)));

    const left = seconds();
    expect(codes).toEqual([0, 0]);
    const locked = await listLocked();
    crew.proxy.interfere = () => false;
    await crew.startWorkers();
    await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
    const twice = (await readProgress(crew.stand, cases)).filter(({ deadlines }) => deadlines !== 1);
    proveRow('B8', [
      { what: 'tasks in hand', value: active, atLeast: 20 },
      { what: 'left within', value: left, unit: 's', atMost: 25 },
      { what: 'tasks left locked', value: locked.length, exactly: 0 },
      { what: 'cases with an effect twice', value: twice.length, exactly: 0 },
    ]);
  });

  test('B10 of the same name as a running one says so, ends, and has asked for no task', async () => {
    const slot = uniqueCode();
    const first = crew.startProgram(slot);
    await untilReady(first.child);
    let foreign = 0;
    crew.proxy.interfere = (_moment, path) => {
      if (isAboutTasks(path)) foreign += 1;
      return false;
    };

    const second = crew.startProgram(slot, crew.proxy.url);

    expect(await untilEnd(second.child)).toBe(1);
    expect(second.errors()).toMatch(/runs already; give this one another WORKER_SLOT/);
    expect(first.child.exitCode).toBeNull();
    proveRow('B10', [{ what: 'requests of the second about tasks', value: foreign, exactly: 0 }]);
  });

  test('A13 whose log lies on a full disk goes on with its work', async () => {
    const cases = await buildCases(crew.stand, sized(20, 600));
    const log = openFullFile();
    // Each task is refused once, so that there is plenty to say.
    const refused = new Set<string>();
    crew.proxy.interfere = (moment, path) => {
      if (moment === 'after' || !path.endsWith('/complete') || refused.has(path)) return false;
      refused.add(path);
      return { kind: 'answer', answer: { status: 500, headers: { 'content-type': 'application/json' }, body: '{}' } };
    };
    const { child } = crew.startProgram(uniqueCode(), crew.proxy.url, log);
    await untilReady(child);
    await requestStarts(crew.stand, cases);

    await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
    child.kill('SIGTERM');
    expect(await untilEnd(child)).toBe(0);
    proveRow('A13', [
      { what: 'failures that the log had to tell', value: refused.size, atLeast: cases.length },
      {
        what: 'cases worked on without a log',
        value: await countAt(crew.stand, cases, 'Task_IntakePackage'),
        exactly: cases.length,
      },
    ]);
  });

  test('ends when the process that started it is gone', async () => {
    const { child } = crew.startProgram(uniqueCode());
    await untilReady(child);

    child.disconnect();

    expect(await untilEnd(child)).toBe(0);
  }, 120_000);

  test('tells how it is, and that it has stopped', async () => {
    const slot = uniqueCode();
    await crew.startWorkers({ slot });
    const [worker] = await vi.waitFor(
      async () => {
        const { workers } = await readTaskRunningHealth(actingAsSystem(crew.stand.db));
        const mine = workers.filter(({ workerId }) => workerId.endsWith(`:workers:${slot}`));
        expect(mine[0]?.secondsSinceGoodPoll).toBeTypeOf('number');
        return mine;
      },
      { timeout: 40_000 },
    );
    expect(worker?.state).toBe('working');
    expect(worker?.secondsSinceSeen).toBeLessThan(15);

    await crew.stopWorkers();

    const { workers } = await readTaskRunningHealth(actingAsSystem(crew.stand.db));
    expect(workers.filter(({ workerId }) => workerId.endsWith(`:workers:${slot}`))).toMatchObject([
      { state: 'stopped', activeTasks: 0 },
    ]);
  }, 120_000);
});
