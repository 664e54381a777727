import { expect, vi } from 'vitest';
import { requestCommand } from '#domain/commands/request-command';
import { findDamage } from '#engine/reconcile';
import { insertRow } from '../support/insert.ts';
import type { TestCase } from '../support/factories.ts';
import type { OwnStand } from './own-stand.ts';

const PATIENCE = { timeout: 180_000, interval: 300 };
const today = new Date().toISOString().slice(0, 10);

const contextOf = (stand: OwnStand) => ({ db: stand.db, actor: { kind: 'system', id: 'test' }, now: new Date() }) as const;

/** Tells each case that its family refuses, and waits until somebody could write the refusal down. */
export async function reportRefusals(stand: OwnStand, cases: readonly TestCase[]): Promise<void> {
  const ctx = contextOf(stand);
  for (const { caseId, number } of cases) {
    const caseEventId = await insertRow(stand.db, 'app.case_events', {
      case_id: caseId,
      kind: 'family-refused',
      happened_on: today,
      status: 'declined',
      refused_on: today,
      reported_at: ctx.now,
      closed_at: ctx.now,
    });
    await requestCommand(ctx, {
      stream: number,
      dedupeKey: `family-refused:${caseEventId}`,
      command: {
        kind: 'correlate-message',
        message: 'family-refused',
        businessKey: number,
        correlationKeys: {},
        variables: {},
        scopedVariables: { caseEventId },
      },
    });
  }
  await vi.waitFor(async () => expect(await listRefusalTasks(stand, cases)).toHaveLength(cases.length), PATIENCE);
}

/** The completions of the recorded refusals, as the task pipeline asks for them. */
export async function confirmRefusals(stand: OwnStand, cases: readonly TestCase[]): Promise<void> {
  for (const { taskId, stream } of await listRefusalTasks(stand, cases)) {
    const command = { kind: 'complete-task', taskId, variables: { eventOutcome: 'declined' } } as const;
    await requestCommand(contextOf(stand), { stream, dedupeKey: `complete:${taskId}`, command });
  }
}

async function listRefusalTasks(
  stand: OwnStand,
  cases: readonly TestCase[],
): Promise<readonly { readonly taskId: string; readonly stream: string }[]> {
  const numbers = cases.map(({ number }) => number);
  return stand
    .db('app.engine_tasks')
    .where({ task_key: 'Task_RecordRefusal' })
    .whereIn('business_key', numbers)
    .select({ taskId: 'task_id', stream: 'business_key' });
}

interface Declined {
  readonly number: string;
  readonly status: string;
  /** How often the case was closed, by the audit trail. */
  readonly closings: number;
  /** How often the step that closes was finished in the engine. */
  readonly steps: number;
  readonly running: number;
}

/** How far each case has come on its way out. */
export async function readDeclined(stand: OwnStand, cases: readonly TestCase[]): Promise<Declined[]> {
  const { rows } = await stand.db.raw<{ rows: Declined[] }>(
    `select c.number, c.status,
       (select count(*)::int from app.audit_events a where a.case_id = c.id and a.action = 'case.closed') as closings,
       (select count(*)::int from app.engine_steps s where s.business_key = c.number
           and s.activity_id = 'Task_CloseDeclined' and s.ended_at is not null) as steps,
       (select count(*)::int from app.engine_instances i where i.business_key = c.number and i.ended_at is null) as running
     from app.cases c where c.id = any (?) order by c.number`,
    [cases.map(({ caseId }) => caseId)],
  );
  return rows;
}

/** Every case is closed, once, and its process is over. */
export async function expectAllDeclined(stand: OwnStand, cases: readonly TestCase[]): Promise<void> {
  const running = async () => (await readDeclined(stand, cases)).reduce((sum, one) => sum + one.running, 0);
  await vi.waitFor(async () => expect(await running()).toBe(0), PATIENCE);
  const declined = await readDeclined(stand, cases);
  expect(declined).toEqual(declined.map(({ number }) => ({ number, status: 'closed', closings: 1, steps: 1, running: 0 })));
  const numbers = new Set(cases.map(({ number }) => number));
  expect((await findDamage(stand.db)).filter(({ objectId }) => numbers.has(objectId))).toEqual([]);
}
