import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { DomainError } from '#domain/errors';
import type { Gate } from './gate.ts';
import {
  clearAttempts,
  countBeginning,
  forgetOutcome,
  lockOutcome,
  storeOutcome,
  type DeliveredTask,
  type TaskOutcome,
} from './inbox.ts';
import type { DeliveryCounter } from './inbox-counter.ts';
import type { WorkerTask } from './task.ts';
import { toTypedValues } from './typed-values.ts';
import type { Answer } from './worker-answer.ts';
import { describeBadInput, describeFailure, finalFailure, nameFault, postponement, type Failure } from './worker-failure.ts';
import type { TaskLock } from './worker-lock.ts';

/** One delivery of one external task, with its raw variables. */
export interface Step extends DeliveredTask {
  readonly processInstanceId: string;
  readonly retries: number | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What can be told to the engine about a step; each answer is read by status and nothing throws. */
export interface Reports {
  tellOutcome(step: Step, outcome: TaskOutcome): Promise<Answer>;
  tellFailure(step: Step, failure: Failure): Promise<Answer>;
}

export interface RunnerParts {
  readonly db: Knex;
  readonly now: () => Date;
  readonly deliveries: DeliveryCounter;
  /** A task that may be what ended its process runs alone: nobody beside it is then taken for it, nor it for somebody else. */
  readonly gate: Gate;
  readonly reports: Reports;
  readonly log: Logger;
}

/** So often a process may end unasked with a task counted before the task is under suspicion. */
const UNSUSPECTED_DELIVERIES = 2;
const MAX_SILENT_BEGINNINGS = 5;

class LockLost extends Error {
  override name = 'LockLost';
}

/** Another worker has done the task meanwhile. */
class DoneElsewhere extends Error {
  override name = 'DoneElsewhere';
}

/**
 * Runs one delivery of a task to its end and tells the engine exactly one outcome; never throws.
 * The effect and its outcome are one transaction keyed by the external task's id, so a second delivery only reports.
 */
export async function runTask(parts: RunnerParts, task: WorkerTask, step: Step, lock: TaskLock): Promise<void> {
  const log = parts.log.child({ topic: step.topic, externalTaskId: step.id, businessKey: step.businessKey });
  const delivery = await parts.deliveries.count(step).catch((error: unknown) => {
    log.warn({ fault: nameFault(error) }, 'the inbox did not answer');
    return postponement(error, step.retries);
  });
  if ('retryTimeoutMs' in delivery) {
    await parts.reports.tellFailure(step, delivery);
    return;
  }
  // What is done needs no guard: to tell it once more cannot end the process.
  if (delivery.outcome) return tell(parts, step, log, delivery.outcome);
  const turn = { step, lock, isFirst: delivery.attempts === 1 };
  if (delivery.attempts <= UNSUSPECTED_DELIVERIES) await parts.gate.together(() => perform(parts, task, turn, log));
  else await parts.gate.alone(() => performSuspect(parts, task, turn, log));
}

/** Each beginning of its own is counted: a task that was only counted beside another one has none. */
async function performSuspect(parts: RunnerParts, task: WorkerTask, turn: Turn, log: Logger): Promise<void> {
  const { step, lock } = turn;
  if (lock.isLost()) return;
  const begun = await countBeginning(parts.db, step.id).catch((error: unknown) => {
    logFault(log, error);
    return postponement(error, step.retries);
  });
  if (typeof begun !== 'number') {
    await parts.reports.tellFailure(step, begun);
    return;
  }
  if (begun <= MAX_SILENT_BEGINNINGS) return perform(parts, task, turn, log);
  const message = `Шаг «${step.topic}» прерван ${MAX_SILENT_BEGINNINGS} раз подряд без ответа исполнителя.`;
  await fail(parts, step, log, finalFailure(message));
}

async function perform(parts: RunnerParts, task: WorkerTask, turn: Turn, log: Logger): Promise<void> {
  const { step, lock } = turn;
  try {
    const outcome = await performOnce(parts, task, turn);
    lock.release();
    if ('retryTimeoutMs' in outcome) await fail(parts, step, log, outcome);
    else await tell(parts, step, log, outcome);
  } catch (error) {
    if (lock.isLost()) {
      log.warn('the lock was lost during the work, the result is dropped');
      return;
    }
    logFault(log, error);
    await fail(parts, step, log, describeFailure(error, step.retries));
  }
}

interface Turn {
  readonly step: Step;
  readonly lock: TaskLock;
  /** Nobody else has begun the task: it need not wait for anybody, which saves a question to the database. */
  readonly isFirst: boolean;
}

async function performOnce(parts: RunnerParts, task: WorkerTask, { step, lock, isFirst }: Turn): Promise<TaskOutcome | Failure> {
  const input = task.input.safeParse(step.variables);
  if (!input.success) return describeBadInput(step.topic, input.error);
  try {
    return await parts.db.transaction(async (trx) => {
      const earlier = isFirst ? undefined : await lockOutcome(trx, step.id);
      if (earlier) return earlier;
      const ctx = { db: trx, actor: { kind: 'system', id: `worker:${step.topic}` }, now: parts.now() } as const;
      const place = { externalTaskId: step.id, businessKey: step.businessKey ?? '', processInstanceId: step.processInstanceId };
      // The task's own schema has just checked the input; the list of tasks of many types cannot say so.
      const variables = await task.run(ctx, input.data as never, place);
      toTypedValues(variables);
      if (lock.isLost()) throw new LockLost();
      const outcome = { kind: 'completed', variables } as const;
      if (!(await storeOutcome(trx, step.id, outcome))) throw new DoneElsewhere();
      return outcome;
    });
  } catch (error) {
    if (lock.isLost()) throw error;
    const isRefusal = error instanceof DomainError && task.errors.includes(error.code);
    const outcome = await settle(parts.db, step, isRefusal ? { kind: 'bpmn-error', code: error.code } : undefined);
    if (outcome) return outcome;
    throw error;
  }
}

/**
 * The work was rolled back. Another worker may have been quicker, and that may be why: then its outcome counts, or else the
 * refusal of the programme.
 */
async function settle(db: Knex, step: Step, refusal: TaskOutcome | undefined): Promise<TaskOutcome | undefined> {
  return db.transaction(async (trx) => {
    const earlier = await lockOutcome(trx, step.id);
    if (!earlier && refusal) await storeOutcome(trx, step.id, refusal);
    return earlier ?? refusal;
  });
}

async function tell(parts: RunnerParts, step: Step, log: Logger, outcome: TaskOutcome): Promise<void> {
  const answer = await parts.reports.tellOutcome(step, outcome);
  if (answer === 'lost') log.warn('another worker holds the task, the report is dropped');
  if (answer === 'left') log.warn('the engine does not take the report, the task will come again');
  if (answer !== 'uncaught' || outcome.kind !== 'bpmn-error') return;
  await forgetOutcome(parts.db, step.id).catch((error: unknown) => {
    logFault(log, error);
  });
  await fail(parts, step, log, finalFailure(`Отказ ${outcome.code} не обрабатывается схемой процесса.`));
}

/** Reports a failure; once the engine has it, the engine counts the tries, and our count of silent deliveries begins anew. */
async function fail(parts: RunnerParts, step: Step, log: Logger, failure: Failure): Promise<void> {
  if (failure.retries === 0) log.error({ failure: failure.message }, 'the step waits for an administrator');
  else log.warn({ failure: failure.message, retries: failure.retries }, 'the step failed and will be tried again');
  const answer = await parts.reports.tellFailure(step, failure);
  if (answer === 'accepted') {
    await clearAttempts(parts.db, step.id).catch((error: unknown) => {
      logFault(log, error);
    });
  }
}

/** The stack without its first lines: the text of an error may carry values. */
function logFault(log: Logger, error: unknown): void {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.warn({ fault: nameFault(error), frames: frames.slice(0, 12) }, 'a fault during a step');
}
