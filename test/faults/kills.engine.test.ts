import type { ChildProcess } from 'node:child_process';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { requestCommand } from '#domain/commands/request-command';
import type { Relay } from '#engine/outbox-relay';
import { findDamage } from '#engine/reconcile';
import { buildCase, buildCentre, buildUser, uniqueCode, type TestCase } from '../support/factories.ts';
import { startWorkers, type Workers } from '../../workers/start-workers.ts';
import { tasks } from '../../workers/tasks/index.ts';
import { killHard, startChild, untilReady } from './child.ts';
import { openFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { startOwnStand, type OwnStand } from './own-stand.ts';

/** Cases in flight at each kill. */
const IN_FLIGHT = 20;
const log = pino({ level: 'silent' });
const today = new Date().toISOString().slice(0, 10);

let stand: OwnStand;
let proxy: FaultProxy;
const children: ChildProcess[] = [];
const parts: (Workers | Relay)[] = [];

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

async function buildCases(): Promise<TestCase[]> {
  const centre = await buildCentre(stand.db);
  const { userId } = await buildUser(stand.db, centre, 'intake');
  return Promise.all(
    Array.from({ length: IN_FLIGHT }, () => buildCase(stand.db, { centre, registrarId: userId, receivedOn: today })),
  );
}

async function requestStarts(cases: readonly TestCase[]): Promise<void> {
  const ctx = { db: stand.db, actor: { kind: 'system', id: 'test' }, now: new Date() } as const;
  for (const { caseId, number, centre } of cases) {
    const variables = { caseId, centreId: centre.centreId, unitId: centre.unitId };
    const command = { kind: 'start-process', processKey: 'family-support-case', businessKey: number, variables } as const;
    await requestCommand(ctx, { stream: number, dedupeKey: `start:${caseId}`, command });
  }
}

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

interface Progress {
  readonly number: string;
  /** Root instances ever. */
  readonly roots: number;
  /** Open tasks of the case, by key. */
  readonly open: readonly string[];
  /** Deadlines computed, by the audit trail. */
  readonly deadlines: number;
  /** How often the step of the deadlines was finished in the engine. */
  readonly steps: number;
}

async function readProgress(cases: readonly TestCase[]): Promise<Progress[]> {
  const { rows } = await stand.db.raw<{ rows: Progress[] }>(
    `select c.number,
       (select count(*)::int from app.engine_instances i where i.business_key = c.number
           and i.process_key = 'family-support-case') as roots,
       (select coalesce(json_agg(t.task_key order by t.task_key), '[]') from app.engine_tasks t where t.business_key = c.number) as open,
       (select count(*)::int from app.audit_events a where a.case_id = c.id and a.action = 'deadline.computed') as deadlines,
       (select count(*)::int from app.engine_steps s where s.business_key = c.number
           and s.activity_id = 'Task_ComputeDeadlines' and s.ended_at is not null) as steps
     from app.cases c where c.id = any (?) order by c.number`,
    [cases.map(({ caseId }) => caseId)],
  );
  return rows;
}

const openAt = (taskKey: string) => ({ roots: 1, open: [taskKey], deadlines: 1, steps: 1 });

/** Every case stands at the task, and came there exactly once. */
async function expectAllAt(cases: readonly TestCase[], taskKey: string, timeout: number): Promise<void> {
  const arrived = async () => (await readProgress(cases)).filter(({ open }) => open.includes(taskKey)).length;
  await vi.waitFor(async () => expect(await arrived()).toBe(cases.length), { timeout, interval: 300 });
  const progress = await readProgress(cases);
  expect(progress).toEqual(progress.map(({ number }) => ({ number, ...openAt(taskKey) })));
  const numbers = new Set(cases.map(({ number }) => number));
  expect((await findDamage(stand.db)).filter(({ objectId }) => numbers.has(objectId))).toEqual([]);
}

describe('with 20 cases in flight', () => {
  test('T-106 an API killed after its commit and before the engine knows loses and doubles nothing', async () => {
    const cases = await buildCases();
    const api = startChild('commit-and-die', ordersFor(cases, stand.config.engineUrl));
    children.push(api);
    await new Promise((resolve) => api.once('exit', resolve));
    expect(api.signalCode).toBe('SIGKILL');
    expect((await readProgress(cases)).map(({ roots }) => roots)).toEqual(cases.map(() => 0));

    await startHealthyWorkers();

    await expectAllAt(cases, 'Task_IntakePackage', 120_000);
  }, 240_000);

  test('T-106 a relay killed after the engine started a case and before it could note that starts none twice', async () => {
    const cases = await buildCases();
    await requestStarts(cases);
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

    await expectAllAt(cases, 'Task_IntakePackage', 120_000);
  }, 240_000);

  test('T-106 a worker killed between effect and completion has done its work once', async () => {
    const cases = await buildCases();
    const slot = uniqueCode();
    await requestStarts(cases);
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
    const effects = (await readProgress(cases)).reduce((sum, { deadlines }) => sum + deadlines, 0);
    const steps = (await readProgress(cases)).reduce((sum, one) => sum + one.steps, 0);
    expect(effects).toBeGreaterThan(steps);

    const revived = startChild('run-workers', ordersFor([], stand.config.engineUrl, slot));
    children.push(revived);
    await untilReady(revived);

    await expectAllAt(cases, 'Task_IntakePackage', 120_000);
  }, 240_000);

  test('T-106 an engine killed under load goes on where each case stood', async () => {
    const cases = await buildCases();
    const more = await buildCases();
    await startHealthyWorkers();
    await requestStarts(cases);
    await expectAllAt(cases, 'Task_IntakePackage', 120_000);

    // Half of the load begins, the other half moves on, and the engine dies in the middle of both.
    await Promise.all([requestStarts(more), completeIntake(cases)]);
    await vi.waitFor(async () => expect(await countMoved(cases, more)).toBeGreaterThan(5), { timeout: 30_000, interval: 20 });
    await stand.killEngine();
    expect(await countMoved(cases, more)).toBeLessThan(cases.length + more.length);
    await stand.restartEngine();

    await Promise.all([expectAllAt(cases, 'Task_AssignCurator', 120_000), expectAllAt(more, 'Task_IntakePackage', 120_000)]);
  }, 500_000);
});

/** The completions of the first task, as the task pipeline asks for them. */
async function completeIntake(cases: readonly TestCase[]): Promise<void> {
  const ctx = { db: stand.db, actor: { kind: 'system', id: 'test' }, now: new Date() } as const;
  const rows: { task_id: string; business_key: string }[] = await stand
    .db('app.engine_tasks')
    .whereIn(
      'business_key',
      cases.map(({ number }) => number),
    )
    .select('task_id', 'business_key');
  for (const { task_id: taskId, business_key: stream } of rows) {
    const command = { kind: 'complete-task', taskId, variables: { packageComplete: true } } as const;
    await requestCommand(ctx, { stream, dedupeKey: `complete:${taskId}`, command });
  }
}

/** Cases that have reached what the load asks for. */
async function countMoved(completed: readonly TestCase[], started: readonly TestCase[]): Promise<number> {
  const [first, second] = await Promise.all([readProgress(completed), readProgress(started)]);
  return (
    first.filter(({ open }) => open.includes('Task_AssignCurator')).length +
    second.filter(({ open }) => open.includes('Task_IntakePackage')).length
  );
}
