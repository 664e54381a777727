import { expect, vi } from 'vitest';
import { caseStart, type StartGround } from '#domain/commands/case-start';
import { requestCommand } from '#domain/commands/request-command';
import { findDamage } from '#engine/reconcile';
import { buildCase, buildCentre, buildUser, type TestCase } from '../support/factories.ts';
import { groundOf } from './ground-of.ts';
import type { OwnStand } from './own-stand.ts';

/** Whatever has the database in which the cases live. */
type WithDatabase = Pick<OwnStand, 'db'>;

/** Cases in flight at each kill. */
const IN_FLIGHT = 20;
/** For a machine that has other things to do as well. */
const PATIENCE_MS = 300_000;
const today = new Date().toISOString().slice(0, 10);

/** Cases of one centre whose process has not been asked for yet. */
export async function buildCases(stand: WithDatabase, count = IN_FLIGHT): Promise<TestCase[]> {
  const centre = await buildCentre(stand.db);
  const { userId } = await buildUser(stand.db, centre, 'intake');
  return Promise.all(
    Array.from({ length: count }, () => buildCase(stand.db, { centre, registrarId: userId, receivedOn: today })),
  );
}

/** Writes the commands as the registration of an appeal does; unless told otherwise both kinds of applications take turns. */
export async function requestStarts(
  stand: WithDatabase,
  cases: readonly TestCase[],
  groundFor: (index: number) => StartGround = groundOf,
): Promise<void> {
  const ctx = { db: stand.db, actor: { kind: 'system', id: 'test' }, now: new Date() } as const;
  for (const [index, { caseId, number, centre }] of cases.entries()) {
    const { centreId, unitId } = centre;
    const command = caseStart({ caseId, number, centreId, unitId, ground: groundFor(index) });
    await requestCommand(ctx, { stream: number, dedupeKey: `start:${caseId}`, command });
  }
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

/** Where each case stands, and how often it came there. */
export async function readProgress(stand: WithDatabase, cases: readonly TestCase[]): Promise<Progress[]> {
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
export async function expectAllAt(stand: WithDatabase, cases: readonly TestCase[], taskKey: string): Promise<void> {
  await vi.waitFor(async () => expect(await countAt(stand, cases, taskKey)).toBe(cases.length), {
    timeout: PATIENCE_MS,
    interval: 300,
  });
  const progress = await readProgress(stand, cases);
  expect(progress).toEqual(progress.map(({ number }) => ({ number, ...openAt(taskKey) })));
  const numbers = new Set(cases.map(({ number }) => number));
  expect((await findDamage(stand.db)).filter(({ objectId }) => numbers.has(objectId))).toEqual([]);
}

/** Cases that have an open task of this kind. */
export async function countAt(stand: WithDatabase, cases: readonly TestCase[], taskKey: string): Promise<number> {
  return (await readProgress(stand, cases)).filter(({ open }) => open.includes(taskKey)).length;
}

/** The completions of the first task, as the task pipeline asks for them. */
export async function completeIntake(stand: WithDatabase, cases: readonly TestCase[]): Promise<void> {
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
export async function countMoved(
  stand: WithDatabase,
  completed: readonly TestCase[],
  started: readonly TestCase[],
): Promise<number> {
  const [first, second] = await Promise.all([readProgress(stand, completed), readProgress(stand, started)]);
  return (
    first.filter(({ open }) => open.includes('Task_AssignCurator')).length +
    second.filter(({ open }) => open.includes('Task_IntakePackage')).length
  );
}
