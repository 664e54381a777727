import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assignCurator } from '#domain/curators/assign-curator';
import { assignCuratorForm } from '#domain/curators/assign-curator-form';
import { listCuratorLoads } from '#domain/curators/curator-load-view';
import { confirmCurator, releaseCurator } from '#domain/curators/settle-curator';
import { changeSetting } from '#domain/settings/change-setting';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  actingAsSystem,
  assignCurator as makeCurator,
  buildCase,
  buildCentre,
  buildUser,
  TEST_NOW,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';
import { listActions, taskOfCase } from '../support.ts';

let base: TestDatabase;
let centre: TestCentre;
let head: TestUser;
let director: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  head = await buildUser(base.db, centre, 'head');
  director = await buildUser(base.db, centre, 'director');
});
afterAll(() => base.drop());

const newCase = () => buildCase(base.db, { centre });
const newCurator = (overrides = {}) => buildUser(base.db, centre, 'curator', overrides);

async function giveFamilies(curator: TestUser, levels: readonly string[]): Promise<void> {
  for (const level of levels) {
    const { caseId } = await newCase();
    const id = await makeCurator(base.db, caseId, curator.userId);
    await base.db('app.curator_assignments').where({ id }).update({ expected_level: level });
  }
}

describe('the head assigns the curator', () => {
  test('T-006 T-048 provisionally, with the load of that moment, and the curator hears of it', async () => {
    const { caseId } = await newCase();
    const curator = await newCurator();

    await assignCurator(actingAs(base.db, head), { caseId, userId: curator.userId, expectedLevel: 'crisis' });

    const [assignment] = await base.db('app.curator_assignments').where({ case_id: caseId });
    expect(assignment).toMatchObject({
      user_id: curator.userId,
      assigned_by: head.userId,
      is_provisional: true,
      expected_level: 'crisis',
      load_before: 0,
      to_at: null,
    });
    expect(assignment?.from_at).toEqual(TEST_NOW);
    expect(await base.db('app.notifications').where({ case_id: caseId }).pluck('user_id')).toEqual([curator.userId]);
    expect(await listActions(base.db, caseId)).toEqual(['curator.assigned']);
  });

  test.each(['intake', 'curator', 'secretary', 'member', 'administrator'])('T-019 a %s does not', async (role) => {
    const { caseId } = await newCase();
    const [user, curator] = [await buildUser(base.db, centre, role), await newCurator()];

    const attempt = assignCurator(actingAs(base.db, user), { caseId, userId: curator.userId, expectedLevel: 'basic' });

    await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('the director may, the head of another unit may not', async () => {
    const { caseId } = await newCase();
    const [curator, stranger] = [await newCurator(), await buildUser(base.db, await buildCentre(base.db), 'head')];
    const input = { caseId, userId: curator.userId, expectedLevel: 'basic' as const };

    await expect(assignCurator(actingAs(base.db, stranger), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(assignCurator(actingAs(base.db, director), input)).resolves.toBeUndefined();
  });
});

describe('T-006 T-111 who can be a curator', () => {
  test.each([
    ['a specialist of another centre', async () => buildUser(base.db, await buildCentre(base.db), 'curator')],
    ['a curator who is no specialist', () => newCurator({ is_specialist: false })],
    ['a specialist without the role', () => buildUser(base.db, centre, 'intake', { is_specialist: true })],
    ['a co-executor', () => buildUser(base.db, centre, 'co-executor', { is_specialist: true })],
    ['somebody who has left', () => newCurator({ is_active: false })],
  ])('%s cannot', async (_name, build) => {
    const { caseId } = await newCase();
    const user = await build();

    const attempt = assignCurator(actingAs(base.db, head), { caseId, userId: user.userId, expectedLevel: 'basic' });

    await expect(attempt).rejects.toMatchObject({ code: 'CURATOR_NOT_ELIGIBLE' });
    expect((await listCuratorLoads(actingAsSystem(base.db), centre.centreId)).map((load) => load.userId)).not.toContain(
      user.userId,
    );
  });
});

describe('T-110 a family has exactly one curator', () => {
  test('two heads at once leave one curator, and the slower one hears that there is one', async () => {
    const { caseId } = await newCase();
    const curators = [await newCurator(), await newCurator(), await newCurator()];

    const attempts = await Promise.allSettled(
      curators.map(({ userId }) => assignCurator(actingAs(base.db, head), { caseId, userId, expectedLevel: 'basic' })),
    );

    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason.code] : []))).toEqual([
      'CURATOR_ASSIGNED',
      'CURATOR_ASSIGNED',
    ]);
    expect(await base.db('app.curator_assignments').where({ case_id: caseId })).toHaveLength(1);
  });

  test('who has a curator already changes it with a hand-over, not with a second assignment', async () => {
    const { caseId } = await newCase();
    const [first, second] = [await newCurator(), await newCurator()];
    await assignCurator(actingAs(base.db, head), { caseId, userId: first.userId, expectedLevel: 'basic' });

    const again = assignCurator(actingAs(base.db, head), { caseId, userId: second.userId, expectedLevel: 'basic' });

    await expect(again).rejects.toMatchObject({ code: 'CURATOR_ASSIGNED' });
  });

  test('acceptance makes the assignment final, the end of the case ends it', async () => {
    const { caseId } = await newCase();
    const { userId } = await newCurator();
    await assignCurator(actingAs(base.db, head), { caseId, userId, expectedLevel: 'basic' });

    await confirmCurator(actingAsSystem(base.db), { caseId });
    const confirmed = await base.db('app.curator_assignments').where({ case_id: caseId }).first('is_provisional', 'to_at');
    await releaseCurator(actingAsSystem(base.db), { caseId });
    await releaseCurator(actingAsSystem(base.db), { caseId });

    expect(confirmed).toEqual({ is_provisional: false, to_at: null });
    expect((await base.db('app.curator_assignments').where({ case_id: caseId }).first())?.to_at).toEqual(TEST_NOW);
    expect(await listActions(base.db, caseId)).toEqual(['curator.assigned', 'curator.confirmed', 'curator.released']);
  });
});

describe('the recommended load', () => {
  test('T-112 the 4th crisis family needs no reason, the 5th does', async () => {
    const curator = await newCurator();
    await giveFamilies(curator, ['crisis', 'crisis', 'crisis']);
    const [fourth, fifth] = [await newCase(), await newCase()];
    const assign = (caseId: string, overLimitReason?: string) =>
      assignCurator(actingAs(base.db, head), {
        caseId,
        userId: curator.userId,
        expectedLevel: 'crisis',
        ...(overLimitReason && { overLimitReason }),
      });

    await assign(fourth.caseId);
    await expect(assign(fifth.caseId)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { '/overLimitReason': expect.any(String) } },
    });
    await assign(fifth.caseId, 'Остальные кураторы в отпуске');

    const row = await base
      .db('app.curator_assignments')
      .where({ case_id: fifth.caseId })
      .first('load_before', 'over_limit_reason');
    expect(row).toEqual({ load_before: 1, over_limit_reason: 'Остальные кураторы в отпуске' });
  });

  test('T-113 T-114 the board counts by level, leaves post-support out and suggests the least loaded', async () => {
    const board = await buildCentre(base.db);
    const people = await Promise.all([1, 2, 3].map(() => buildUser(base.db, board, 'curator')));
    const levels = [['crisis', 'crisis', 'basic', 'basic', 'basic'], ['crisis'], ['adaptation', 'basic']];
    for (const [index, person] of people.entries()) {
      for (const level of levels[index] ?? []) {
        const { caseId } = await buildCase(base.db, { centre: board });
        const id = await makeCurator(base.db, caseId, person.userId);
        await base.db('app.curator_assignments').where({ id }).update({ expected_level: level });
      }
    }
    const ended = await buildCase(base.db, { centre: board, row: { status: 'post-support' } });
    await makeCurator(base.db, ended.caseId, people[1]?.userId ?? '');

    const loads = await listCuratorLoads(actingAsSystem(base.db), board.centreId);

    expect(loads.map(({ index, postSupport }) => [index, postSupport])).toEqual([
      [0.25, 1],
      [0.292, 0],
      [1, 0],
    ]);
  });

  test('T-247 a lower limit of the centre warns earlier, and the history shows who changed it', async () => {
    const strict = await buildCentre(base.db);
    const [chief, curator, administrator] = await Promise.all([
      buildUser(base.db, strict, 'head'),
      buildUser(base.db, strict, 'curator'),
      buildUser(base.db, strict, 'administrator'),
    ]);
    for (let families = 0; families < 3; families += 1) {
      const { caseId } = await buildCase(base.db, { centre: strict });
      const id = await makeCurator(base.db, caseId, curator.userId);
      await base.db('app.curator_assignments').where({ id }).update({ expected_level: 'crisis' });
    }
    const { caseId } = await buildCase(base.db, { centre: strict });
    const { centreId } = strict;

    await changeSetting(actingAs(base.db, administrator), { key: 'caseloadLimitCrisis', centreId, value: 3, version: 0 });
    const attempt = assignCurator(actingAs(base.db, chief), { caseId, userId: curator.userId, expectedLevel: 'crisis' });

    await expect(attempt).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const [event] = await base.db('app.audit_events').where({ action: 'setting.changed', centre_id: centreId });
    expect(event).toMatchObject({ actor_id: administrator.userId, before: { value: null }, after: { value: 3 } });
  });
});

describe('the form of stage II', () => {
  test('shows every specialist with the load and stores the choice', async () => {
    const found = await newCase();
    const curator = await newCurator();
    await giveFamilies(curator, ['crisis', 'basic']);
    const task = taskOfCase(found, 'assign-curator');
    const ctx = actingAs(base.db, head);

    const prepared = await assignCuratorForm.prepare(ctx, task);
    const variables = await assignCuratorForm.complete(ctx, task, { curatorId: curator.userId, expectedLevel: 'basic' });

    const choice = prepared.choices['curators']?.find(({ value }) => value === curator.userId);
    expect(choice?.hint).toContain('нагрузка 0,42: кризисный 1, базовый 1, адаптационный 0');
    expect(prepared.facts.map(({ label }) => label)).toEqual(expect.arrayContaining(['Дело', 'Заявитель', 'Обращение']));
    expect(variables).toEqual({});
    expect(await base.db('app.curator_assignments').where({ case_id: found.caseId }).pluck('user_id')).toEqual([curator.userId]);
  });
});
