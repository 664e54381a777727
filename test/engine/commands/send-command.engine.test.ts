import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EngineCommand, MessageWaiter } from '#domain/commands/request-command';
import { sendCommand } from '#engine/send-command';
import type { SendOutcome } from '#engine/send-outcome';
import { uniqueCode } from '../../support/factories.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { deployWaiting, type WaitingProcess } from './waiting-process.ts';

const LATE_AT = '2099-01-01T00:00:00+03:00';

let stand: Stand;
let waiting: WaitingProcess;

beforeAll(async () => {
  stand = useStand();
  waiting = await deployWaiting(stand);
});
afterAll(() => stand.close());

const send = (command: EngineCommand, id = uniqueCode()): Promise<SendOutcome> =>
  sendCommand(stand.db, stand.engine.api, { id, command, actingUserId: undefined });

const start = (businessKey: string): EngineCommand => ({
  kind: 'start-process',
  processKey: waiting.processKey,
  businessKey,
  variables: { lateAt: LATE_AT },
});

const begin = (businessKey: string): EngineCommand => ({
  kind: 'start-process',
  processKey: waiting.processKey,
  businessKey,
  message: waiting.begin,
  variables: { lateAt: LATE_AT },
});

const message = (name: string, businessKey: string): Extract<EngineCommand, { kind: 'correlate-message' }> => ({
  kind: 'correlate-message',
  message: name,
  businessKey,
  correlationKeys: {},
  variables: { brought: 'yes' },
});

async function rootsOf(businessKey: string): Promise<string[]> {
  const rows: { process_instance_id: string }[] = await stand
    .db('app.engine_instances')
    .where({ business_key: businessKey })
    .select('process_instance_id');
  return rows.map((row) => row.process_instance_id);
}

async function openTasks(businessKey: string): Promise<{ taskId: string; key: string }[]> {
  const rows: { task_id: string; task_key: string }[] = await stand
    .db('app.engine_tasks')
    .where({ business_key: businessKey })
    .select('task_id', 'task_key');
  return rows.map((row) => ({ taskId: row.task_id, key: row.task_key }));
}

/** An instance that has reached its user task; returns the task's id. */
async function reachWork(businessKey: string): Promise<string> {
  await send(start(businessKey));
  await send(message(waiting.first, businessKey));
  await send(message(waiting.second, businessKey));
  const [task] = await openTasks(businessKey);
  return task?.taskId ?? '';
}

describe('starting a process', () => {
  test('twice makes one instance, also when the first one is over', async () => {
    const businessKey = uniqueCode();
    expect(await send(start(businessKey))).toEqual({ kind: 'done' });
    expect(await send(start(businessKey))).toEqual({ kind: 'done' });
    await send(message(waiting.first, businessKey));
    await send(message(waiting.second, businessKey));
    const [task] = await openTasks(businessKey);
    await send({ kind: 'complete-task', taskId: task?.taskId ?? '', variables: {} });

    expect(await send(start(businessKey))).toEqual({ kind: 'done' });

    expect(await rootsOf(businessKey)).toHaveLength(1);
  });

  test('five times at once makes one instance; a late one learns of it with its next try', async () => {
    const businessKey = uniqueCode();

    const outcomes = await Promise.all(Array.from({ length: 5 }, () => send(start(businessKey))));

    expect(outcomes.filter(({ kind }) => kind === 'refused')).toEqual([]);
    expect(await send(start(businessKey))).toEqual({ kind: 'done' });
    expect(await rootsOf(businessKey)).toHaveLength(1);
  });

  test('makes a new instance after the first one was deleted', async () => {
    const businessKey = uniqueCode();
    await send(start(businessKey));
    const [lost] = await rootsOf(businessKey);
    await stand.engine.api.deleteInstance(lost ?? '');

    expect(await send(start(businessKey))).toEqual({ kind: 'done' });

    expect(await rootsOf(businessKey)).toHaveLength(2);
  });

  test('that nobody knows is refused for good', async () => {
    const command: EngineCommand = { kind: 'start-process', processKey: `none-${uniqueCode()}`, businessKey: 'x', variables: {} };

    expect(await send(command)).toEqual({ kind: 'refused', code: 'PROCESS_UNKNOWN' });
  });
});

describe('T-046 starting a process by a message', () => {
  test('begins at the event of the message, with the variables of the start', async () => {
    const businessKey = uniqueCode();
    expect(await send(begin(businessKey))).toEqual({ kind: 'done' });

    // The first wait is behind another start.
    expect(await send(message(waiting.second, businessKey))).toEqual({ kind: 'done' });

    const [instance] = await stand.engine.api.listInstances({ businessKey, rootsOnly: true });
    expect(await stand.engine.api.readVariables(instance?.id ?? '')).toMatchObject({ lateAt: LATE_AT });
    expect((await openTasks(businessKey)).map(({ key }) => key)).toEqual(['Work']);
  });

  test('twice, or beside a plain start, makes one instance, also when the first one is over', async () => {
    const businessKey = uniqueCode();
    await send(begin(businessKey));
    expect(await send(begin(businessKey))).toEqual({ kind: 'done' });
    expect(await send(start(businessKey))).toEqual({ kind: 'done' });
    await send(message(waiting.second, businessKey));
    const [task] = await openTasks(businessKey);
    await send({ kind: 'complete-task', taskId: task?.taskId ?? '', variables: {} });

    expect(await send(begin(businessKey))).toEqual({ kind: 'done' });

    expect(await rootsOf(businessKey)).toHaveLength(1);
  });

  test('five times at once makes one instance; a late one learns of it with its next try', async () => {
    const businessKey = uniqueCode();

    const outcomes = await Promise.all(Array.from({ length: 5 }, () => send(begin(businessKey))));

    expect(outcomes.filter(({ kind }) => kind === 'refused')).toEqual([]);
    expect(await send(begin(businessKey))).toEqual({ kind: 'done' });
    expect(await rootsOf(businessKey)).toHaveLength(1);
  });

  test('that no diagram knows is refused for good', async () => {
    const command: EngineCommand = {
      kind: 'start-process',
      processKey: waiting.processKey,
      businessKey: uniqueCode(),
      message: `none-${uniqueCode()}`,
      variables: {},
    };

    expect(await send(command)).toEqual({ kind: 'refused', code: 'START_REFUSED' });
  });
});

describe('completing a task', () => {
  test('twice is one completion', async () => {
    const businessKey = uniqueCode();
    const taskId = await reachWork(businessKey);

    expect(await send({ kind: 'complete-task', taskId, variables: { answer: 1 } })).toEqual({ kind: 'done' });
    expect(await send({ kind: 'complete-task', taskId, variables: { answer: 1 } })).toEqual({ kind: 'done' });
  });

  test('five times at once is one completion and no refusal', async () => {
    const taskId = await reachWork(uniqueCode());

    const outcomes = await Promise.all(Array.from({ length: 5 }, () => send({ kind: 'complete-task', taskId, variables: {} })));

    expect(outcomes).toEqual(Array.from({ length: 5 }, () => ({ kind: 'done' })));
  });

  test('that the engine took away meanwhile is dropped, one that it never had is refused', async () => {
    const businessKey = uniqueCode();
    const taskId = await reachWork(businessKey);
    const [instance] = await rootsOf(businessKey);
    await stand.engine.api.deleteInstance(instance ?? '');

    expect(await send({ kind: 'complete-task', taskId, variables: {} })).toEqual({ kind: 'dropped', code: 'TASK_CANCELLED' });
    expect(await send({ kind: 'complete-task', taskId: uniqueCode(), variables: {} })).toEqual({
      kind: 'refused',
      code: 'TASK_UNKNOWN',
    });
  });
});

describe('a message', () => {
  test('that comes too early waits, and one that was taken is not sent again', async () => {
    const businessKey = uniqueCode();
    await send(start(businessKey));
    expect(await send(message(waiting.second, businessKey), 'early')).toEqual({ kind: 'later', code: 'MESSAGE_NOT_EXPECTED' });

    const id = uniqueCode();
    expect(await send(message(waiting.first, businessKey), id)).toEqual({ kind: 'done' });
    expect(await send(message(waiting.first, businessKey), id)).toEqual({ kind: 'done' });
    expect(await send(message(waiting.second, businessKey))).toEqual({ kind: 'done' });
  });

  test('that starts an event sub-process starts it once, however often it is sent', async () => {
    const businessKey = uniqueCode();
    await send(start(businessKey));
    const id = uniqueCode();

    await send(message(waiting.repeated, businessKey), id);
    await send(message(waiting.repeated, businessKey), id);
    expect((await openTasks(businessKey)).map(({ key }) => key)).toEqual(['Extra']);

    await send(message(waiting.repeated, businessKey), uniqueCode());
    expect((await openTasks(businessKey)).map(({ key }) => key)).toEqual(['Extra', 'Extra']);
  });

  test('brings each scope that it starts variables of its own, which the process does not see', async () => {
    const businessKey = uniqueCode();
    await send(start(businessKey));
    for (const appealId of ['a-1', 'a-2']) {
      await send({ ...message(waiting.repeated, businessKey), scopedVariables: { appealId } });
    }

    const rows: unknown = await stand
      .db('app.engine_tasks as t')
      .join('app.engine_scopes as s', 's.scope_id', 't.scope_id')
      .join('app.engine_scope_variables as v', (on) => on.on('v.scope_id', 't.scope_id').orOn('v.scope_id', 's.parent_scope_id'))
      .where({ 't.business_key': businessKey, 'v.name': 'appealId' })
      .orderBy('v.text_value')
      .pluck('v.text_value');

    const [instance] = await stand.engine.api.listInstances({ businessKey, rootsOnly: true });
    expect(rows).toEqual(['a-1', 'a-2']);
    expect(await stand.engine.api.readVariables(instance?.id ?? '')).not.toHaveProperty('appealId');
  });

  test('to an instance that has come to its end is done with: nothing waits behind it for ever', async () => {
    const businessKey = uniqueCode();
    const taskId = await reachWork(businessKey);
    await send({ kind: 'complete-task', taskId, variables: {} });

    expect(await send(message(waiting.repeated, businessKey), uniqueCode())).toEqual({ kind: 'done' });
  });

  test('to an instance that was deleted by hand waits for the new one', async () => {
    const businessKey = uniqueCode();
    await send(start(businessKey));
    const [lost] = await rootsOf(businessKey);
    await stand.engine.api.deleteInstance(lost ?? '');
    const id = uniqueCode();
    expect(await send(message(waiting.repeated, businessKey), id)).toEqual({ kind: 'later', code: 'MESSAGE_NOT_EXPECTED' });

    await send(start(businessKey));

    expect(await send(message(waiting.repeated, businessKey), id)).toEqual({ kind: 'done' });
  });

  test('is not sent again when the instance that took it is over', async () => {
    const businessKey = uniqueCode();
    await send(start(businessKey));
    const id = uniqueCode();
    await send(message(waiting.first, businessKey), id);
    const [instance] = await rootsOf(businessKey);
    await stand.engine.api.deleteInstance(instance ?? '');

    expect(await send(message(waiting.first, businessKey), id)).toEqual({ kind: 'done' });
  });
});

describe('a message with a waiter', () => {
  const waiterAt = (activityIds: readonly string[], variables: Readonly<Record<string, string>> = {}): MessageWaiter => ({
    process: waiting.processKey,
    variables,
    activityIds,
  });
  const sendSecond = (businessKey: string, waiter: MessageWaiter | 'none', id = uniqueCode()) =>
    send({ ...message(waiting.second, businessKey), waiter }, id);
  const DROPPED = { kind: 'dropped', code: 'NOBODY_WAITS' };

  test('is kept as long as the waiter may still come to the place where it listens', async () => {
    const businessKey = uniqueCode();
    await send(start(businessKey));
    const id = uniqueCode();

    expect(await sendSecond(businessKey, waiterAt(['First']), id)).toEqual({ kind: 'later', code: 'MESSAGE_NOT_EXPECTED' });
    await send(message(waiting.first, businessKey));

    expect(await sendSecond(businessKey, waiterAt(['First']), id)).toEqual({ kind: 'done' });
  });

  test('is dropped when the waiter stands elsewhere, has other values, or does not run', async () => {
    const businessKey = uniqueCode();
    await send(start(businessKey));

    expect(await sendSecond(businessKey, waiterAt(['Work']))).toEqual(DROPPED);
    expect(await sendSecond(businessKey, waiterAt(['First'], { lateAt: 'another' }))).toEqual(DROPPED);
    expect(await sendSecond(businessKey, { process: `none-${uniqueCode()}` })).toEqual(DROPPED);
    expect(await sendSecond(uniqueCode(), waiterAt(['First']))).toEqual(DROPPED);
    expect(await sendSecond(businessKey, waiterAt(['First'], { lateAt: LATE_AT }))).toMatchObject({ kind: 'later' });
  });

  test('that nobody is expected to wait for is taken at once or never', async () => {
    const businessKey = uniqueCode();
    await send(start(businessKey));

    expect(await sendSecond(businessKey, 'none')).toEqual(DROPPED);
    await send(message(waiting.first, businessKey));

    expect(await sendSecond(businessKey, 'none')).toEqual({ kind: 'done' });
  });
});

describe('a new time of a timer', () => {
  const setTimer = (businessKey: string, dueAt: string): EngineCommand => ({
    kind: 'set-timer',
    businessKey,
    activityId: 'Late',
    variable: 'lateAt',
    dueAt,
  });
  const readTimer = async (businessKey: string) => {
    const jobs: { due_at: Date }[] = await stand
      .db('app.engine_jobs')
      .where({ business_key: businessKey, activity_id: 'Late' })
      .select('due_at');
    const values: { text_value: string }[] = await stand
      .db('app.engine_variables as v')
      .join('app.engine_instances as i', 'i.process_instance_id', 'v.process_instance_id')
      .where({ 'i.business_key': businessKey, 'v.name': 'lateAt' })
      .select('v.text_value');
    return { dueAt: jobs.map((job) => job.due_at.toISOString()), variable: values.map((row) => row.text_value) };
  };

  test('moves the job that waits and the variable from which a later one is made', async () => {
    const businessKey = uniqueCode();
    await reachWork(businessKey);
    expect(await readTimer(businessKey)).toEqual({ dueAt: ['2098-12-31T21:00:00.000Z'], variable: [LATE_AT] });

    const dueAt = '2098-06-01T09:00:00+03:00';
    expect(await send(setTimer(businessKey, dueAt))).toEqual({ kind: 'done' });

    expect(await readTimer(businessKey)).toEqual({ dueAt: ['2098-06-01T06:00:00.000Z'], variable: [dueAt] });
  });

  test('that does not wait yet sets the variable, and one that is over changes nothing', async () => {
    const businessKey = uniqueCode();
    expect(await send(setTimer(businessKey, LATE_AT))).toEqual({ kind: 'done' });
    await send(start(businessKey));
    const dueAt = '2097-06-01T09:00:00+03:00';

    expect(await send(setTimer(businessKey, dueAt))).toEqual({ kind: 'done' });

    expect(await readTimer(businessKey)).toEqual({ dueAt: [], variable: [dueAt] });
  });
});
