import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getForm } from '#domain/forms/read-form';
import { claimTask, releaseTask } from '#domain/tasks/claim-task';
import { completeTask } from '#domain/tasks/complete-task';
import { getTask } from '#domain/tasks/get-task';
import { saveDraft } from '#domain/tasks/save-draft';
import { listTasks, type TaskFilter } from '#domain/tasks/task-list-view';
import type { TaskRow } from '#domain/tasks/present-tasks';
import type { Workers } from '../../../workers/start-workers.ts';
import { actingAs, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';
import { startStandWorkers } from '../../support/stand-workers.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { appealFor, countRows, openByAppeal } from '../support.ts';

const PATIENCE_MS = 30_000;

let stand: Stand;
let workers: Workers;
let centre: TestCentre;
const people: Record<string, TestUser> = {};

beforeAll(async () => {
  stand = useStand();
  workers = await startStandWorkers(stand);
  centre = await buildCentre(stand.db);
  for (const role of ['intake', 'head', 'curator', 'director', 'member']) people[role] = await buildUser(stand.db, centre, role);
});
afterAll(async () => {
  await workers.stop();
  await stand.close();
});

const now = () => new Date();
const today = () => dateInZone(now(), 'Europe/Moscow');
const as = (role: string) => {
  const user = people[role];
  if (!user) throw new Error(`nobody plays ${role}`);
  return actingAs(stand.db, user, now());
};
const engine = {
  claim: (taskId: string, userId: string) => stand.engine.api.claimTask(taskId, userId),
  unclaim: (taskId: string) => stand.engine.api.unclaimTask(taskId, as('head').actor.id),
};

async function newCase(): Promise<{ caseId: string; number: string }> {
  return openByAppeal(as('intake'), appealFor(centre.unitId, { receivedOn: today() }));
}

/** The list of a person as soon as the engine has come so far. */
async function waitForTasks(role: string, filter: TaskFilter, formKeys: readonly string[]): Promise<readonly TaskRow[]> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const { items } = await listTasks(as(role), filter);
    if (formKeys.every((key) => items.some((item) => item.formKey === key))) return items;
    if (Date.now() > end)
      throw new Error(`${formKeys.join()} not offered to the ${role}: ${items.map((item) => item.formKey).join()}`);
    await sleep(200);
  }
}

async function waitForTask(role: string, caseId: string, formKey: string): Promise<TaskRow> {
  const task = (await waitForTasks(role, { caseId }, [formKey])).find((item) => item.formKey === formKey);
  if (!task) throw new Error(`no task ${formKey}`);
  return task;
}

const complete = (role: string, task: TaskRow, data: unknown) =>
  completeTask(as(role), { taskId: task.taskId, formVersion: getForm(task.formKey).version, data });

const received = () => ({ state: 'received', receivedOn: today() });
const ippsu = () => ({ ...received(), number: '1', issuedOn: today(), issuer: 'УСЗН', validTo: '2099-12-31' });
const fullPackage = () => ({ application: received(), ippsu: ippsu() });

async function reachCollecting(): Promise<{ caseId: string; number: string }> {
  const opened = await newCase();
  await complete('intake', await waitForTask('intake', opened.caseId, 'intake-package'), fullPackage());
  const assignment = await waitForTask('head', opened.caseId, 'assign-curator');
  await complete('head', assignment, {
    curatorId: people['curator']?.userId,
    expectedLevel: 'adaptation',
    overLimitReason: 'единственный куратор',
  });
  await meetFamily(opened.caseId);
  return opened;
}

async function listMembers(caseId: string): Promise<string[]> {
  return stand.db('app.persons as p').join('app.cases as c', 'c.family_id', 'p.family_id').where('c.id', caseId).pluck('p.id');
}

async function meetFamily(caseId: string): Promise<void> {
  const meeting = {
    metOn: today(),
    place: 'дома',
    participantIds: await listMembers(caseId),
    outcome: 'доверие',
    source: 'curator',
  };
  await complete('curator', await waitForTask('curator', caseId, 'first-meeting'), { meetings: [meeting] });
}

describe('stages I to III on the engine', () => {
  test('T-049 T-050 T-053 curator, first meeting, four parallel activities, resources, and only then the draft', async () => {
    const { caseId, number } = await newCase();
    const intake = await waitForTask('intake', caseId, 'intake-package');
    expect((await listTasks(as('head'), { caseId })).items).toEqual([]);
    await complete('intake', intake, fullPackage());

    const assignment = await waitForTask('head', caseId, 'assign-curator');
    expect((await listTasks(as('curator'), { caseId })).items).toEqual([]);
    await complete('head', assignment, {
      curatorId: people['curator']?.userId,
      expectedLevel: 'adaptation',
      overLimitReason: 'единственный',
    });
    await meetFamily(caseId);

    const collecting = ['collect-documents', 'home-survey', 'record-methods', 'initial-diagnostics'];
    const tasks = await waitForTasks('curator', { caseId, scope: 'mine' }, collecting);
    expect(tasks.map((task) => task.formKey).sort()).toEqual([...collecting].sort());
    const starts = await stand
      .db('app.engine_steps')
      .where({ business_key: number, process_key: 'data-collection', kind: 'userTask' })
      .whereNot({ activity_id: 'Task_FirstMeeting' })
      .select('activity_id', 'started_at');
    expect(starts).toHaveLength(4);

    const members = await listMembers(caseId);
    const [member] = members;
    const skipped = { isMade: 'no', reason: 'не понадобилось' };
    const data: Record<string, unknown> = {
      'collect-documents': { documents: [{ personId: member, kind: 'passport', receivedOn: today(), source: 'parents' }] },
      'home-survey': {
        surveyedOn: today(),
        addressNote: 'совпадает',
        participants: 'мать',
        housing: 'квартира',
        sanitaryState: 'good',
        childPlace: 'есть',
        conclusion: 'пригодно',
        source: 'curator',
      },
      'record-methods': {
        conversation: { isMade: 'yes', madeOn: today(), source: 'parents', result: 'беседа' },
        questionnaire: skipped,
        observation: skipped,
        interview: skipped,
      },
      'initial-diagnostics': {
        diagnostics: [{ personId: member, diagnosedOn: today(), method: 'беседа', source: 'child', result: 'норма' }],
      },
    };
    for (const [index, task] of tasks.entries()) {
      const remaining = (await listTasks(as('curator'), { caseId })).items;
      expect(remaining.some((item) => ['describe-resources', 'draft-plan'].includes(item.formKey))).toBe(false);
      expect(remaining).toHaveLength(4 - index);
      await complete('curator', task, data[task.formKey]);
    }
    const kinds = ['сильные стороны', 'круг поддержки', 'доход и работа', 'умения и навыки'];
    const resources = kinds.map((category) => ({ category, isNotFound: true }));
    await complete('curator', await waitForTask('curator', caseId, 'describe-resources'), {
      members: members.map((personId) => ({ personId, resources })),
    });
    const draft = await waitForTask('curator', caseId, 'draft-plan');

    expect(draft).toMatchObject({ stage: 3, case: { id: caseId, number } });
    const ends = await stand
      .db('app.engine_steps')
      .where({ business_key: number, process_key: 'data-collection', kind: 'userTask' });
    const around = ['Task_FirstMeeting', 'Task_DescribeResources', 'Task_DraftPlan'];
    const collected = ends.filter((step) => !around.includes(step['activity_id']));
    const drafted = ends.find((step) => step['activity_id'] === 'Task_DraftPlan');
    expect(collected).toHaveLength(4);
    for (const step of collected) expect(step['ended_at'].getTime()).toBeLessThanOrEqual(drafted?.['started_at'].getTime());
  });

  test('T-047 an incomplete package makes a follow-up task and leaves the deadline alone', async () => {
    const { caseId } = await newCase();
    const intake = await waitForTask('intake', caseId, 'intake-package');
    const before = await stand.db('app.deadlines').where({ case_id: caseId }).first('due_on', 'version');

    await complete('intake', intake, { application: received(), ippsu: { state: 'missing' } });

    await waitForTask('intake', caseId, 'package-follow-up');
    await waitForTask('head', caseId, 'assign-curator');
    expect(await stand.db('app.deadlines').where({ case_id: caseId }).first('due_on', 'version')).toEqual(before);
  });
});

describe('a task in the list', () => {
  test('T-105 names family, stage, due date, responsible person and clause, and is found by each of them', async () => {
    const { caseId, number } = await reachCollecting();
    const task = await waitForTask('curator', caseId, 'home-survey');
    const curatorId = people['curator']?.userId;

    expect(task).toMatchObject({
      stage: 3,
      case: { id: caseId, number, family: expect.stringMatching(/^Петрова-\d+ А\. С\.$/) },
      responsible: { id: curatorId, name: 'Иванова М. П.' },
      clause: expect.stringMatching(/П1|П4/),
      dueOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    const found = async (filter: TaskFilter) =>
      (await listTasks(as('curator'), { caseId, ...filter })).items.map((item) => item.taskId);
    expect(await found({ stage: 3 })).toContain(task.taskId);
    expect(await found({ stage: 4 })).toEqual([]);
    expect(await found({ responsible: curatorId })).toContain(task.taskId);
    expect(await found({ responsible: people['head']?.userId })).toEqual([]);
    expect(await found({ clause: task.clause })).toContain(task.taskId);
    expect(await found({ search: number })).toContain(task.taskId);
    expect(await found({ search: '100%' })).toEqual([]);
    expect(await found({ dueBefore: task.dueOn ?? '' })).toContain(task.taskId);
    expect(await found({ dueBefore: addDays(today(), -1) })).toEqual([]);
    expect(await found({ isOverdue: true })).toEqual([]);
    expect(await found({})).toEqual(await found({}));
  });

  test('T-002 belongs to its unit and to nobody else', async () => {
    const { caseId } = await newCase();
    const task = await waitForTask('intake', caseId, 'intake-package');
    const otherUnit = { ...centre, unitId: (await buildCentre(stand.db)).unitId };
    const strangers = [await buildUser(stand.db, otherUnit, 'intake'), await buildUser(stand.db, centre, 'administrator')];

    for (const stranger of strangers) {
      const ctx = actingAs(stand.db, stranger, now());
      expect((await listTasks(ctx, { caseId })).items).toEqual([]);
      await expect(getTask(ctx, task.taskId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(
        completeTask(ctx, { taskId: task.taskId, formVersion: getForm('intake-package').version, data: fullPackage() }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  test('is taken by one, given back, and completed by nobody else meanwhile', async () => {
    const { caseId } = await newCase();
    const task = await waitForTask('intake', caseId, 'intake-package');
    const colleague = actingAs(stand.db, await buildUser(stand.db, centre, 'intake'), now());

    await claimTask(as('intake'), engine, task.taskId);

    expect((await getTask(as('intake'), task.taskId)).may).toEqual(['release', 'complete']);
    expect((await getTask(colleague, task.taskId)).may).toEqual([]);
    expect((await listTasks(colleague, { caseId, scope: 'group' })).items).toEqual([]);
    expect((await listTasks(as('intake'), { caseId, scope: 'mine' })).items).toHaveLength(1);
    await expect(claimTask(colleague, engine, task.taskId)).rejects.toMatchObject({ code: 'TASK_TAKEN' });
    await expect(releaseTask(colleague, engine, task.taskId)).rejects.toMatchObject({ code: 'TASK_TAKEN' });
    await expect(saveDraft(colleague, { taskId: task.taskId, formVersion: 'x', data: {} })).rejects.toMatchObject({
      code: 'TASK_TAKEN',
    });
    await releaseTask(as('intake'), engine, task.taskId);
    expect((await getTask(colleague, task.taskId)).may).toEqual(['claim', 'complete']);
  });
});

describe('completing a task', () => {
  test('T-106 stores submission, audit and command once, and the task is gone for people at once', async () => {
    const { caseId, number } = await newCase();
    const task = await waitForTask('intake', caseId, 'intake-package');
    await saveDraft(as('intake'), { taskId: task.taskId, formVersion: 'old', data: { application: {} } });
    expect((await getTask(as('intake'), task.taskId)).draft).toMatchObject({ formVersion: 'old', data: { application: {} } });

    const { commandId } = await complete('intake', task, fullPackage());

    expect((await listTasks(as('intake'), { caseId })).items).toEqual([]);
    expect(await stand.db('app.engine_commands').where({ id: commandId }).first('stream', 'kind', 'acting_user_id')).toEqual({
      stream: number,
      kind: 'complete-task',
      acting_user_id: people['intake']?.userId,
    });
    expect(await countRows(stand.db, 'app.task_submissions', { task_id: task.taskId })).toBe(1);
    expect(await countRows(stand.db, 'app.task_drafts', { task_id: task.taskId })).toBe(0);
    expect(
      await countRows(stand.db, 'app.audit_events', { object_id: task.taskId, action: 'task.completed', role: 'intake' }),
    ).toBe(1);
    await expect(complete('intake', task, fullPackage())).rejects.toMatchObject({ code: 'TASK_ALREADY_COMPLETED' });
  });

  test('of two people at once, one completes and the other is told so', async () => {
    const { caseId } = await newCase();
    const task = await waitForTask('intake', caseId, 'intake-package');
    const colleague = actingAs(stand.db, await buildUser(stand.db, centre, 'intake'), now());
    const input = { taskId: task.taskId, formVersion: getForm('intake-package').version, data: fullPackage() };

    const outcomes = await Promise.allSettled([completeTask(as('intake'), input), completeTask(colleague, input)]);

    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refusal?.reason).toMatchObject({ code: 'TASK_ALREADY_COMPLETED' });
    expect(await countRows(stand.db, 'app.audit_events', { case_id: caseId, action: 'package.checked' })).toBe(1);
  });

  test.each([
    ['in an older edition of the form', '000000000000', {}, 'STALE_FORM'],
    ['with a field that the form has not', undefined, { extra: true }, 'INVALID_INPUT'],
    ['with an impossible date', undefined, { application: { state: 'received', receivedOn: '2026-02-31' } }, 'INVALID_INPUT'],
  ])('%s is refused and leaves nothing', async (_name, formVersion, change, code) => {
    const { caseId } = await newCase();
    const task = await waitForTask('intake', caseId, 'intake-package');

    const attempt = completeTask(as('intake'), {
      taskId: task.taskId,
      formVersion: formVersion ?? getForm('intake-package').version,
      data: { ...fullPackage(), ...change },
    });

    await expect(attempt).rejects.toMatchObject({ code });
    expect(await countRows(stand.db, 'app.task_submissions', { task_id: task.taskId })).toBe(0);
    expect((await listTasks(as('intake'), { caseId })).items).toHaveLength(1);
  });

  test('a task that is not there is not found', async () => {
    const input = { taskId: 'no-such-task', formVersion: '000000000000', data: {} };

    await expect(completeTask(as('intake'), input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('T-018 a substitute completes in place of the absent person, and both names stay', async () => {
    const { caseId } = await reachCollecting();
    const [absent, substitute] = [people['curator']?.userId, people['member']?.userId];
    await stand.db('app.substitutions').insert({
      absent_user_id: absent,
      substitute_user_id: substitute,
      role: 'curator',
      from_on: today(),
      to_on: today(),
      basis: 'приказ № 3',
    });
    const task = await waitForTask('member', caseId, 'home-survey');

    await complete('member', task, {
      surveyedOn: today(),
      addressNote: 'совпадает',
      participants: 'мать',
      housing: 'квартира',
      sanitaryState: 'good',
      childPlace: 'есть',
      conclusion: 'пригодно',
      source: 'curator',
    });

    expect(await stand.db('app.task_submissions').where({ task_id: task.taskId }).first('submitted_by', 'on_behalf_of')).toEqual({
      submitted_by: substitute,
      on_behalf_of: absent,
    });
    expect(
      await countRows(stand.db, 'app.audit_events', { object_id: task.taskId, actor_id: substitute, on_behalf_of: absent }),
    ).toBe(1);
  });
});
