import type { Knex } from 'knex';
import { z } from 'zod';
import type { EngineCommand } from '#domain/commands/request-command';
import type { EngineClient } from './engine-client.ts';
import { mayBeAwaited } from './message-waiter.ts';
import { migrateCase } from './migrate-case.ts';
import { answeredStatus, DONE, judge, type SendOutcome } from './send-outcome.ts';

export interface Sending {
  readonly id: string;
  readonly command: EngineCommand;
  readonly actingUserId: string | undefined;
}

type CommandOf<Kind extends EngineCommand['kind']> = Extract<EngineCommand, { kind: Kind }>;

const NOT_EXPECTED = 'MESSAGE_NOT_EXPECTED';

/**
 * Sends one command so that it counts once, however often it is sent: nobody knows after a crash whether the engine
 * had it, so the engine itself is asked (П1 п.5.11: nothing that was decided gets lost; T-106).
 */
export async function sendCommand(db: Knex, engine: EngineClient, { id, command, actingUserId }: Sending): Promise<SendOutcome> {
  switch (command.kind) {
    case 'start-process':
      return startOnce(engine, command, actingUserId);
    case 'complete-task':
      return completeOnce(engine, command, actingUserId);
    case 'release-task':
      return releaseTask(engine, command, actingUserId);
    case 'correlate-message':
      return correlateOnce(db, engine, { id, command, actingUserId });
    case 'set-timer':
      return setTimer(db, engine, command);
    case 'end-process':
      return endProcess(engine, command, actingUserId);
    case 'migrate-case':
      return migrateCase(db, engine, command);
  }
}

async function startOnce(
  engine: EngineClient,
  command: CommandOf<'start-process'>,
  actingUserId: string | undefined,
): Promise<SendOutcome> {
  const { processKey, businessKey, variables, message } = command;
  const filter = { businessKey, processKey, rootsOnly: true };
  const [running, ever] = await Promise.all([engine.listInstances(filter), engine.listHistoricInstances(filter)]);
  // An instance that was deleted by hand does not stand in the way of a new start, which is how a lost case is repaired.
  const isStarted = running.length > 0 || ever.some(({ state }) => !state.endsWith('TERMINATED'));
  if (isStarted) return DONE;
  return judge(
    () =>
      message === undefined
        ? engine.startProcess({ processKey, businessKey, variables, actingUserId })
        : engine.correlateMessage({ message, businessKey, variables, actingUserId }),
    (status) => (status === 404 ? { kind: 'refused', code: 'PROCESS_UNKNOWN' } : { kind: 'refused', code: 'START_REFUSED' }),
  );
}

async function completeOnce(
  engine: EngineClient,
  command: CommandOf<'complete-task'>,
  actingUserId: string | undefined,
): Promise<SendOutcome> {
  const { taskId, variables } = command;
  try {
    await engine.completeTask(taskId, variables, actingUserId);
    return DONE;
  } catch (error) {
    const status = answeredStatus(error);
    // 404 says "completed before" as well as "never was"; of two completions at once the loser gets 500.
    const task = await engine.findHistoricTask(taskId);
    if (!task) return { kind: 'refused', code: 'TASK_UNKNOWN' };
    if (task.deleteReason === 'completed') return DONE;
    // An event of the case has taken the task away meanwhile: what the person recorded stays, and the stream goes on.
    if (task.endTime) return { kind: 'dropped', code: 'TASK_CANCELLED' };
    return status === 400 ? { kind: 'refused', code: 'COMPLETION_REFUSED' } : { kind: 'later', code: 'COMPLETION_FAILED' };
  }
}

/** Gives a task back to its group; one that was completed or withdrawn meanwhile has nobody to be taken from. */
async function releaseTask(
  engine: EngineClient,
  { taskId }: CommandOf<'release-task'>,
  actingUserId: string | undefined,
): Promise<SendOutcome> {
  return judge(
    () => engine.unclaimTask(taskId, actingUserId),
    (status) => (status === 404 ? DONE : { kind: 'refused', code: 'RELEASE_REFUSED' }),
  );
}

async function endProcess(
  engine: EngineClient,
  { processInstanceId }: CommandOf<'end-process'>,
  actingUserId: string | undefined,
): Promise<SendOutcome> {
  return judge(
    () => engine.deleteInstance(processInstanceId, actingUserId),
    (status) => (status === 404 ? DONE : { kind: 'refused', code: 'ENDING_REFUSED' }),
  );
}

/** Whether the process came to its end. An instance that was deleted by hand did not: a new start may yet repair it. */
async function hasEnded(engine: EngineClient, businessKey: string): Promise<boolean> {
  const filter = { businessKey, rootsOnly: true };
  const [running, ever] = await Promise.all([engine.listInstances(filter), engine.listHistoricInstances(filter)]);
  return running.length === 0 && ever.some(({ state }) => state === 'COMPLETED');
}

/**
 * A message that starts an event sub-process is taken as often as it is sent. So each carries the mark of its command,
 * and history is asked for the mark before every sending. The engine's 400 means "too early" as well as "too late":
 * when the instance is over, or the waiter that the message names cannot come, nobody is left to tell, and what comes after in
 * the stream must not wait.
 */
async function correlateOnce(
  db: Knex,
  engine: EngineClient,
  { id, command, actingUserId }: Sending & { readonly command: CommandOf<'correlate-message'> },
): Promise<SendOutcome> {
  const { message, businessKey, correlationKeys, variables, scopedVariables } = command;
  const mark = messageMark(id);
  if (await engine.hasEverHadVariable(mark)) return DONE;
  const isAwaited = await mayBeAwaited(db, command);
  const outcome = await judge(
    () =>
      engine.correlateMessage({
        message,
        businessKey,
        correlationKeys,
        variables: { ...variables, [mark]: true },
        scopedVariables,
        actingUserId,
      }),
    (status) => (status === 400 ? { kind: 'later', code: NOT_EXPECTED } : { kind: 'refused', code: 'MESSAGE_REFUSED' }),
  );
  const mayBeTooLate = outcome.kind === 'later' && outcome.code === NOT_EXPECTED;
  if (!mayBeTooLate) return outcome;
  if (!isAwaited) return { kind: 'dropped', code: 'NOBODY_WAITS' };
  return (await hasEnded(engine, businessKey)) ? DONE : outcome;
}

/** Name of the process variable by which a delivered message is recognised in the engine's history. */
export function messageMark(commandId: string): string {
  return `messageCommand_${commandId}`;
}

/** Both places are set: the variable for a timer that does not exist yet, the job for one that runs. Repeating changes nothing. */
async function setTimer(db: Knex, engine: EngineClient, command: CommandOf<'set-timer'>): Promise<SendOutcome> {
  const { businessKey, activityId, variable, dueAt } = command;
  for (const instanceId of await listHolders(db, businessKey, variable)) {
    const outcome = await orGone(() => engine.setVariable(instanceId, variable, dueAt));
    if (outcome.kind !== 'done') return outcome;
  }
  for (const jobId of await listTimers(db, businessKey, activityId)) {
    const outcome = await orGone(() => engine.setJobDueAt(jobId, new Date(dueAt)));
    if (outcome.kind !== 'done') return outcome;
  }
  return DONE;
}

/** An instance or a timer that ended meanwhile needs no new time. */
function orGone(call: () => Promise<void>): Promise<SendOutcome> {
  return judge(call, (status) => (status === 404 ? DONE : { kind: 'refused', code: 'TIMER_REFUSED' }));
}

async function listHolders(db: Knex, businessKey: string, variable: string): Promise<readonly string[]> {
  const rows: unknown = await db('app.engine_variables as v')
    .join('app.engine_instances as i', 'i.process_instance_id', 'v.process_instance_id')
    .where({ 'i.business_key': businessKey, 'v.name': variable })
    .distinct('v.process_instance_id as id');
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

async function listTimers(db: Knex, businessKey: string, activityId: string): Promise<readonly string[]> {
  const rows: unknown = await db('app.engine_jobs')
    .where({ business_key: businessKey, activity_id: activityId })
    .select('job_id as id');
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}
