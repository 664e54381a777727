import { describe, expect, test, vi } from 'vitest';
import { readTaskRunningHealth } from '#domain/operations/task-running-health';
import { actingAsSystem, uniqueCode } from '../support/factories.ts';
import { buildCases, expectAllAt, readProgress, requestStarts } from './case-load.ts';
import { untilEnd, untilReady } from './child.ts';
import { useCrew } from './use-crew.ts';

const crew = useCrew();

describe('a workers process', () => {
  test('that is asked to stop under load leaves within 25 seconds, holds no task, and another goes on', async () => {
    const cases = await buildCases(crew.stand);
    const { child } = crew.startProgram(uniqueCode());
    await untilReady(child);
    await requestStarts(crew.stand, cases);
    await vi.waitFor(async () => expect((await readProgress(crew.stand, cases)).some(({ steps }) => steps > 0)).toBe(true), {
      timeout: 60_000,
      interval: 10,
    });

    const askedAt = performance.now();
    child.kill('SIGTERM');

    expect(await untilEnd(child)).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(25_000);
    const locked: unknown[] = await crew.stand.db('app.engine_external_tasks').whereNotNull('worker_id').select('topic');
    expect(locked).toEqual([]);
    await crew.startWorkers();
    await expectAllAt(crew.stand, cases, 'Task_IntakePackage');
  }, 240_000);

  test('of the same name as a running one says so and ends', async () => {
    const slot = uniqueCode();
    const first = crew.startProgram(slot);
    await untilReady(first.child);

    const second = crew.startProgram(slot);

    expect(await untilEnd(second.child)).toBe(1);
    expect(second.errors()).toMatch(/runs already; give this one another WORKER_SLOT/);
    expect(first.child.exitCode).toBeNull();
  }, 120_000);

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
