import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmHandover } from '#domain/curators/confirm-handover';
import { claimTask } from '#domain/tasks/claim-task';
import { listTasks } from '#domain/tasks/task-list-view';
import {
  actingAs,
  assignCurator,
  buildCase,
  buildCentre,
  buildUser,
  TEST_NOW,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';
import { startStandWorkers } from '../../support/stand-workers.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { listActions } from '../support.ts';
import { buildSuccession, LATER, succeed, type Succession } from './successions.ts';

let stand: Stand;
let centre: TestCentre;
let head: TestUser;

beforeAll(async () => {
  stand = useStand();
  centre = await buildCentre(stand.db);
  head = await buildUser(stand.db, centre, 'head');
});
afterAll(() => stand.close());

const build = (): Promise<Succession> => buildSuccession(stand.db, centre);

describe('T-110 T-115 a change of curator', () => {
  test('lets the periods meet without a gap and leaves one current curator', async () => {
    const pair = await build();

    await succeed(stand.db, pair, head);

    const periods: unknown = await stand
      .db('app.curator_assignments')
      .where({ case_id: pair.found.caseId })
      .orderBy('from_at')
      .select('user_id', 'from_at', 'to_at');
    expect(periods).toEqual([
      { user_id: pair.first.userId, from_at: TEST_NOW, to_at: LATER },
      { user_id: pair.second.userId, from_at: LATER, to_at: null },
    ]);
  });

  test('leaves a row of the trail, a notice to both, and the family is to be told', async () => {
    const pair = await build();

    const { handoverId } = await succeed(stand.db, pair, head);

    expect(await listActions(stand.db, pair.found.caseId)).toEqual(['informing.requested', 'curator.changed']);
    const notices: unknown = await stand.db('app.notifications').where({ case_id: pair.found.caseId }).select('user_id', 'kind');
    expect(notices).toEqual(
      expect.arrayContaining([
        { user_id: pair.second.userId, kind: 'curator-assigned' },
        { user_id: pair.first.userId, kind: 'curator-released' },
      ]),
    );
    const informings: unknown = await stand.db('app.informings').where({ case_id: pair.found.caseId }).select('kind', 'key');
    expect(informings).toEqual([{ kind: 'curator-changed', key: handoverId }]);
  });

  test('of an earlier day counts from its beginning', async () => {
    const pair = await build();

    await succeed(stand.db, pair, head, { changedOn: '2026-03-10' });

    const ends: unknown = await stand.db('app.curator_assignments').where({ user_id: pair.first.userId }).pluck('to_at');
    expect(ends).toEqual([new Date('2026-03-09T21:00:00.000Z')]);
  });

  test('T-112 over the recommended load keeps the reason beside the assignment', async () => {
    const pair = await build();
    for (let families = 0; families < 6; families += 1) {
      await assignCurator(stand.db, (await buildCase(stand.db, { centre })).caseId, pair.second.userId);
    }

    await succeed(stand.db, pair, head, { overLimitReason: 'Больше никого нет' });

    const kept: unknown = await stand
      .db('app.curator_assignments')
      .where({ case_id: pair.found.caseId })
      .whereNull('to_at')
      .pluck('over_limit_reason');
    expect(kept).toEqual(['Больше никого нет']);
  });

  test('makes the list of what is open, which the successor alone confirms, once', async () => {
    const pair = await build();
    const { caseId } = pair.found;
    await stand.db('app.deadlines').insert({
      case_id: caseId,
      kind: 'plan-approval',
      starts_on: '2026-03-02',
      working_days: 10,
      due_on: '2026-03-17',
      is_provisional: false,
      region: 'RU-TA',
    });
    await succeed(stand.db, pair, head);

    const early = confirmHandover(actingAs(stand.db, pair.first, LATER), { caseId });
    await expect(early).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await confirmHandover(actingAs(stand.db, pair.second, LATER), { caseId });
    await confirmHandover(actingAs(stand.db, pair.second, LATER), { caseId });

    const row: unknown = await stand.db('app.curator_handovers').where({ case_id: caseId }).first('contents', 'confirmed_by');
    expect(row).toEqual({
      contents: { tasks: [], measures: [], letters: [], controlPoints: [], approvalDueOn: '2026-03-17' },
      confirmed_by: pair.second.userId,
    });
    expect((await listActions(stand.db, caseId)).filter((action) => action === 'handover.confirmed')).toHaveLength(1);
  });
});

test('T-115 open tasks move to the successor, also one that the predecessor had taken', async () => {
  const pair = await build();
  const { caseId, number } = pair.found;
  const variables = { caseId, centreId: centre.centreId, unitId: centre.unitId };
  await stand.engine.api.startProcess({ processKey: 'data-collection', businessKey: number, variables });
  const listOf = async (user: TestUser) => (await listTasks(actingAs(stand.db, user, LATER), { scope: 'mine', caseId })).items;
  const [task] = await listOf(pair.first);
  const engine = {
    claim: (taskId: string, userId: string) => stand.engine.api.claimTask(taskId, userId),
    unclaim: (taskId: string) => stand.engine.api.unclaimTask(taskId),
  };
  await claimTask(actingAs(stand.db, pair.first, LATER), engine, task?.taskId ?? '');

  await succeed(stand.db, pair, head);
  const workers = await startStandWorkers(stand);
  await expect
    .poll(async () => (await listOf(pair.second)).map(({ taskId }) => taskId), { timeout: 30_000 })
    .toContain(task?.taskId);
  await workers.stop();

  expect(await listOf(pair.first)).toEqual([]);
  const contents: unknown = await stand.db('app.curator_handovers').where({ case_id: caseId }).first('contents');
  expect(contents).toMatchObject({
    contents: { tasks: expect.arrayContaining([expect.objectContaining({ name: task?.name })]) },
  });
});
