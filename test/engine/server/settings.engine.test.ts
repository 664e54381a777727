import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { EngineError } from '#engine/engine-error';
import { findInstalledKind } from '#engine/views/find-installed-kind';
import { openDatabase } from '#platform/database';
import { uniqueCode } from '../../support/factories.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { buildOneStep, userTask } from '../diagram.ts';
import { deployProbe, readOnlyTask, startProbe } from '../probe.ts';
import { callRaw } from './raw-call.ts';

let stand: Stand;
/** Sees the engine's own tables: some settings show nowhere else. */
let admin: Knex;
beforeAll(() => {
  stand = useStand();
  admin = openDatabase(stand.databaseUrls.admin, { maxConnections: 2 });
});
afterAll(() => Promise.all([stand.close(), admin.destroy()]));

test('the engine marks its database as its own kind', async () => {
  expect(await findInstalledKind(admin)).toBe(stand.config.engineKind);
});

const fetchAndLock = (workerId: string, topicName: string, asyncResponseTimeout: number) =>
  callRaw(stand, {
    method: 'POST',
    path: '/engine-rest/external-task/fetchAndLock',
    account: 'worker',
    body: JSON.stringify({ workerId, maxTasks: 1, asyncResponseTimeout, topics: [{ topicName, lockDuration: 60_000 }] }),
  });

describe('history', () => {
  test('keeps every change of a variable (level full)', async () => {
    const probe = await deployProbe(stand, (key) => buildOneStep(key, userTask()));
    const instance = await startProbe(stand, probe, { level: 1 });

    await stand.engine.api.setVariable(instance, 'level', 2);

    const values: unknown = await admin('engine.act_hi_detail')
      .where({ proc_inst_id_: instance, name_: 'level' })
      .orderBy('sequence_counter_')
      .pluck('long_');
    expect(values).toEqual(['1', '2']);
  });

  test('a diagram without a time to live is refused', async () => {
    const withoutTime = (key: string) => buildOneStep(key, userTask(), { process: '' });

    await expect(deployProbe(stand, withoutTime)).rejects.toMatchObject({ status: 400, type: 'ParseException' });
  });

  test('its clean-up has a window at night: 02:00 in Moscow', async () => {
    const jobs: unknown = await admin('engine.act_ru_job')
      .where({ handler_type_: 'history-cleanup' })
      .select(admin.raw(`to_char(duedate_, 'HH24:MI') as at_utc`));

    expect(jobs).toEqual([{ at_utc: '23:00' }]);
  });
});

test('a job is locked for half a minute, so that a dead node holds it no longer', async () => {
  const timer = `<bpmn:intermediateCatchEvent id="Step"><bpmn:timerEventDefinition id="Timer">
    <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
  const probe = await deployProbe(stand, (key) => buildOneStep(key, timer));
  const instance = await startProbe(stand, probe);
  const [job] = await stand.engine.api.listJobs({ processInstanceId: instance });

  await admin.transaction(async (trx) => {
    // The job waits for this row while it runs, which gives us time to look at its lock.
    await trx.raw('select 1 from engine.act_ru_execution where proc_inst_id_ = ? for update', [instance]);
    await stand.engine.api.setJobDueAt(job?.id ?? '', new Date(Date.now() - 1000));
    // An idle executor sleeps up to a minute; setting the clock to what it is wakes it.
    await stand.engine.deployer.setClockOffset(0);
    await vi.waitFor(
      async () => {
        const row: unknown = await admin('engine.act_ru_job')
          .where({ id_: job?.id })
          .first(admin.raw(`extract(epoch from lock_exp_time_ - now() at time zone 'UTC')::int as seconds`));
        const aboutHalfAMinute: unknown = expect.toSatisfy((seconds: number) => seconds > 10 && seconds <= 30);
        expect(row).toEqual({ seconds: aboutHalfAMinute });
      },
      { timeout: 10_000, interval: 50 },
    );
  });
});

test('a second poll of a worker ends its first: a restarted worker cancels its own ghost', async () => {
  const topic = `topic-${uniqueCode()}`;
  const startedAt = Date.now();
  const ghost = fetchAndLock('host:test:1', topic, 20_000);
  await new Promise((resolve) => setTimeout(resolve, 300));

  await fetchAndLock('host:test:1', topic, 200);

  expect((await ghost).status).toBe(503);
  expect(Date.now() - startedAt).toBeLessThan(10_000);
});

test('an error code that nobody catches fails and leaves the instance where it was', async () => {
  const topic = `topic-${uniqueCode()}`;
  const external = `<bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="${topic}"/>`;
  const instance = await startProbe(stand, await deployProbe(stand, (key) => buildOneStep(key, external)));
  await fetchAndLock('host:test:2', topic, 1000);
  const tasks: unknown[] = await stand
    .db('app.engine_external_tasks')
    .where({ process_instance_id: instance })
    .pluck('external_task_id');

  const answer = await callRaw(stand, {
    method: 'POST',
    path: `/engine-rest/external-task/${String(tasks[0])}/bpmnError`,
    account: 'worker',
    body: JSON.stringify({ workerId: 'host:test:2', errorCode: 'NOBODY_CATCHES' }),
  });

  expect(answer.status).toBe(500);
  expect(answer.text).toContain('ENGINE-13033');
  expect(await stand.db('app.engine_instances').where({ process_instance_id: instance }).first('state')).toEqual({
    state: 'ACTIVE',
  });
});

test('a schema that a diagram points to is not fetched', async () => {
  let calls = 0;
  const elsewhere = createServer((_request, response) => {
    calls += 1;
    response.end('<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://elsewhere.test/x"/>');
  });
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const { port } = addressOf(elsewhere);
  const hint = `xmlns:x="http://elsewhere.test/x" xsi:schemaLocation="http://elsewhere.test/x http://127.0.0.1:${port}/x.xsd"`;
  const element = userTask('', '<bpmn:extensionElements><x:y/></bpmn:extensionElements>');
  const draw = (key: string) => buildOneStep(key, element).replace('targetNamespace', `${hint} targetNamespace`);

  await deployProbe(stand, draw).catch((error: unknown) => expect(error).toBeInstanceOf(EngineError));

  elsewhere.close();
  expect(calls).toBe(0);
});

test('the engine counts nothing about the work of people', async () => {
  const userId = crypto.randomUUID();
  const instance = await startProbe(stand, await deployProbe(stand, (key) => buildOneStep(key, userTask())));

  await stand.engine.api.claimTask(await readOnlyTask(stand, instance), userId);

  expect(await admin('engine.act_ru_task_meter_log').count({ rows: '*' })).toEqual([{ rows: '0' }]);
  expect(await admin('engine.act_ru_meter_log').count({ rows: '*' })).toEqual([{ rows: '0' }]);
});

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server listens on no port');
  return address;
}
