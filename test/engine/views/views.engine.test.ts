import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngineViews } from '#engine/views/create-views';
import { openDatabase } from '#platform/database';
import { uniqueCode } from '../../support/factories.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { buildDiagram, buildOneStep, userTask } from '../diagram.ts';
import { deployProbe, readOnlyTask, startProbe, type Probe } from '../probe.ts';

let stand: Stand;
let admin: Knex;
beforeAll(() => {
  stand = useStand();
  admin = openDatabase(stand.databaseUrls.admin, { maxConnections: 4 });
});
afterAll(() => Promise.all([stand.close(), admin.destroy()]));

const VIEWS = [
  ...['tasks', 'task_groups', 'variables', 'scopes', 'scope_variables'],
  ...['instances', 'steps', 'incidents', 'external_tasks', 'jobs', 'definitions'],
];

/** An instant within the last minute: the engine's own time, read as what it is. */
const justNow: unknown = expect.toSatisfy((at: unknown) => at instanceof Date && Math.abs(Date.now() - at.getTime()) < 60_000);

async function startWithKey({ processKey }: Probe, variables = {}): Promise<{ instance: string; businessKey: string }> {
  const businessKey = `Ц-2026-${uniqueCode()}`;
  const { processInstanceId } = await stand.engine.api.startProcess({ processKey, businessKey, variables });
  return { instance: processInstanceId, businessKey };
}

describe('what the views show', () => {
  test('an open task with its case, its step and its candidate groups', async () => {
    const element = userTask('name="Назначить куратора" camunda:candidateGroups="head.${unitId},director.${centreId}"');
    const probe = await deployProbe(stand, (key) => buildOneStep(key, element));
    const { instance, businessKey } = await startWithKey(probe, { unitId: 'u1', centreId: 'c1' });

    const task: unknown = await stand.db('app.engine_tasks').where({ business_key: businessKey }).first();
    const taskId = await readOnlyTask(stand, instance);

    expect(task).toEqual({
      task_id: taskId,
      task_key: 'Step',
      name: 'Назначить куратора',
      process_definition_id: probe.definitionId,
      process_key: probe.processKey,
      process_instance_id: instance,
      business_key: businessKey,
      assignee: null,
      created_at: justNow,
      scope_id: instance,
    });
    const groups: unknown = await stand
      .db('app.engine_task_groups')
      .where({ task_id: taskId })
      .orderBy('group_id')
      .pluck('group_id');
    expect(groups).toEqual(['director.c1', 'head.u1']);
  });

  test('a claimed task has its assignee, a completed one is gone and stays in the steps', async () => {
    const userId = crypto.randomUUID();
    const instance = await startProbe(stand, await deployProbe(stand, (key) => buildOneStep(key, userTask('name="Шаг"'))));
    const taskId = await readOnlyTask(stand, instance);

    await stand.engine.api.claimTask(taskId, userId);
    expect(await stand.db('app.engine_tasks').where({ task_id: taskId }).first('assignee')).toEqual({ assignee: userId });
    await stand.engine.api.completeTask(taskId, {}, userId);

    expect(await stand.db('app.engine_tasks').where({ task_id: taskId })).toEqual([]);
    expect(await stand.db('app.engine_steps').where({ task_id: taskId }).first()).toMatchObject({
      activity_id: 'Step',
      name: 'Шаг',
      kind: 'userTask',
      assignee: userId,
      root_process_instance_id: instance,
      started_at: justNow,
      ended_at: justNow,
      is_cancelled: false,
    });
  });

  test('variables of the instance by type', async () => {
    const probe = await deployProbe(stand, (key) => buildOneStep(key, userTask()));
    const instance = await startProbe(stand, probe, { caseId: 'c-1', level: 3, isUrgent: true, nothing: null });

    const rows: unknown = await stand
      .db('app.engine_variables')
      .where({ process_instance_id: instance })
      .orderBy('name')
      .select('name', 'type', 'text_value', 'number_value');

    expect(rows).toEqual([
      { name: 'caseId', type: 'string', text_value: 'c-1', number_value: null },
      { name: 'isUrgent', type: 'boolean', text_value: null, number_value: 1 },
      { name: 'level', type: 'integer', text_value: '3', number_value: 3 },
      { name: 'nothing', type: 'null', text_value: null, number_value: null },
    ]);
  });

  test('a child instance with its parent and root, and steps that were cancelled', async () => {
    const child = await deployProbe(stand, (key) => buildOneStep(key, userTask()));
    const call = `<bpmn:callActivity id="Step" calledElement="${child.processKey}"><bpmn:extensionElements>
      <camunda:in businessKey="#{execution.processBusinessKey}"/></bpmn:extensionElements></bpmn:callActivity>`;
    const parent = await deployProbe(stand, (key) => buildOneStep(key, call));
    const { instance, businessKey } = await startWithKey(parent);

    const row: unknown = await stand.db('app.engine_instances').where({ process_key: child.processKey }).first();
    expect(row).toMatchObject({
      root_process_instance_id: instance,
      super_process_instance_id: instance,
      business_key: businessKey,
      state: 'ACTIVE',
      started_at: justNow,
      ended_at: null,
    });

    await stand.engine.api.deleteInstance(instance);

    expect(await stand.db('app.engine_instances').where({ process_instance_id: instance }).first()).toMatchObject({
      state: 'EXTERNALLY_TERMINATED',
      ended_at: justNow,
    });
    const cancelled: unknown = await stand
      .db('app.engine_steps')
      .where({ process_key: child.processKey, is_cancelled: true })
      .pluck('activity_id');
    expect(cancelled).toEqual(['Step']);
  });

  test('an external task, and its incident once however deep it lies', async () => {
    const topic = `topic-${uniqueCode()}`;
    const child = await deployProbe(stand, (key) =>
      buildOneStep(key, `<bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="${topic}"/>`),
    );
    const parent = await deployProbe(stand, (key) =>
      buildOneStep(key, `<bpmn:callActivity id="Step" calledElement="${child.processKey}"/>`),
    );
    const { instance } = await startWithKey(parent);
    const [task] = (await stand.db('app.engine_external_tasks').where({ topic })) as { external_task_id: string }[];
    expect(task).toMatchObject({
      activity_id: 'Step',
      worker_id: null,
      lock_expires_at: null,
      retries: null,
      created_at: justNow,
    });

    await stand.engine.api.setExternalTaskRetries(task?.external_task_id ?? '', 0);

    expect(await stand.engine.api.listIncidents({ processInstanceId: instance })).toHaveLength(1);
    const incidents: unknown = await stand
      .db('app.engine_incidents')
      .whereIn('process_key', [child.processKey, parent.processKey]);
    expect(incidents).toEqual([
      expect.objectContaining({
        kind: 'failedExternalTask',
        process_key: child.processKey,
        activity_id: 'Step',
        configuration: task?.external_task_id,
        at: justNow,
      }),
    ]);
  });

  test('a timer with its due date, of the step that it belongs to', async () => {
    const body = `<bpmn:startEvent id="Start"/><bpmn:sequenceFlow id="Flow" sourceRef="Start" targetRef="Wait"/>
      <bpmn:intermediateCatchEvent id="Wait"><bpmn:timerEventDefinition id="Timer">
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">\${at}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
    const probe = await deployProbe(stand, (key) => buildDiagram(key, body));
    const { businessKey } = await startWithKey(probe, { at: '2099-03-02T09:00:00+03:00' });

    const job: unknown = await stand.db('app.engine_jobs').where({ business_key: businessKey }).first();

    expect(job).toMatchObject({ activity_id: 'Wait', kind: 'timer', due_at: new Date('2099-03-02T06:00:00Z'), retries: 3 });
  });
});

describe('whose the views are', () => {
  test('the application reads them and cannot write', async () => {
    for (const view of VIEWS) {
      await expect(stand.db(`app.engine_${view}`).limit(1)).resolves.toBeInstanceOf(Array);
      await expect(stand.db(`app.engine_${view}`).delete()).rejects.toThrow();
    }
    await expect(stand.db('app.engine_task_groups').insert({ task_id: 'x', group_id: 'y' })).rejects.toMatchObject({
      code: '42501',
    });
  });

  test("the application cannot reach the engine's tables, nor the engine the application's", async () => {
    await expect(stand.db('engine.act_ru_task').limit(1)).rejects.toMatchObject({ code: '42501' });

    const engine = openDatabase(stand.databaseUrls.engine, { maxConnections: 1 });
    await expect(engine('app.cases').limit(1)).rejects.toMatchObject({ code: '42501' });
    await engine.destroy();
  });

  test('making them again, by several parts at once, changes nothing', async () => {
    await Promise.all([createEngineViews(admin), createEngineViews(admin), createEngineViews(admin)]);

    const owners: unknown = await admin('pg_views')
      .where({ schemaname: 'app' })
      .whereLike('viewname', 'engine\\_%')
      .orderBy('viewname')
      .select('viewname', 'viewowner');
    expect(owners).toEqual([...VIEWS].sort().map((view) => ({ viewname: `engine_${view}`, viewowner: 'app_owner' })));
    const indexes: unknown = await admin('pg_indexes')
      .where({ schemaname: 'engine' })
      .whereLike('indexname', 'app\\_%')
      .orderBy('indexname')
      .pluck('indexname');
    expect(indexes).toEqual(['app_one_root_key', 'app_steps_task_idx', 'app_task_groups_idx']);
  });
});
