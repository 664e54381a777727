import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCuratorLoads } from '#domain/curators/curator-load-view';
import { checkLoadForLevel, settleLevel } from '#domain/curators/settle-level';
import { changeSetting } from '#domain/settings/change-setting';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  actingAsSystem,
  assignCurator,
  buildCase,
  buildCentre,
  buildUser,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';

let base: TestDatabase;
let centre: TestCentre;
let director: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  director = await buildUser(base.db, centre, 'director');
});
afterAll(() => base.drop());

/** A curator whose other families have these levels, and one more family that was expected to be basic. */
async function curatorWith(levels: readonly string[]): Promise<{ curator: TestUser; caseId: string; assignmentId: string }> {
  const curator = await buildUser(base.db, centre, 'curator');
  for (const level of levels) {
    const id = await assignCurator(base.db, (await buildCase(base.db, { centre })).caseId, curator.userId);
    await base.db('app.curator_assignments').where({ id }).update({ expected_level: level });
  }
  const { caseId } = await buildCase(base.db, { centre });
  return { curator, caseId, assignmentId: await assignCurator(base.db, caseId, curator.userId) };
}

test('T-112 the load is looked at again when the consilium sets the level, and a reason is demanded a second time', async () => {
  const { caseId, assignmentId } = await curatorWith(['crisis', 'crisis', 'crisis', 'crisis']);
  const ctx = actingAs(base.db, director);

  expect(await checkLoadForLevel(ctx, { caseId, level: 'crisis' })).toMatchObject({ index: 1.25, needsReason: true });
  await expect(settleLevel(ctx, { caseId, level: 'crisis' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { '/loadReason': expect.any(String) } },
  });
  await settleLevel(ctx, { caseId, level: 'crisis', reason: 'Второй куратор на больничном' });

  const kept: unknown = await base
    .db('app.curator_levels')
    .where({ assignment_id: assignmentId })
    .select('level', 'load_index', 'over_limit_reason', 'settled_by');
  expect(kept).toEqual([
    { level: 'crisis', load_index: 1.25, over_limit_reason: 'Второй куратор на больничном', settled_by: director.userId },
  ]);
});

test('T-113 this family is counted once, at the decided level and not at the expected one', async () => {
  const { caseId } = await curatorWith(['crisis', 'crisis', 'basic', 'basic']);
  const ctx = actingAs(base.db, director);

  expect(await checkLoadForLevel(ctx, { caseId, level: 'basic' })).toMatchObject({ index: 1, needsReason: false });
  expect(await checkLoadForLevel(ctx, { caseId, level: 'crisis' })).toMatchObject({ index: 1.083, needsReason: true });
});

test('T-114 the load board counts the decided level at once', async () => {
  const { curator, caseId } = await curatorWith([]);

  await settleLevel(actingAs(base.db, director), { caseId, level: 'crisis' });

  const loads = await listCuratorLoads(actingAsSystem(base.db), centre.centreId);
  expect(loads.find(({ userId }) => userId === curator.userId)).toMatchObject({
    index: 0.25,
    families: { crisis: 1, basic: 0, adaptation: 0 },
  });
});

test('a reason that nothing asked for is not kept: it would read as an overload that never was', async () => {
  const { caseId } = await curatorWith([]);

  await settleLevel(actingAs(base.db, director), { caseId, level: 'basic', reason: 'На всякий случай' });

  expect(await base.db('app.curator_levels').where({ case_id: caseId }).pluck('over_limit_reason')).toEqual([null]);
});

test('where the centre only warns, no reason is demanded', async () => {
  const mild = await buildCentre(base.db);
  const [chief, curator, administrator] = await Promise.all([
    buildUser(base.db, mild, 'director'),
    buildUser(base.db, mild, 'curator'),
    buildUser(base.db, mild, 'administrator'),
  ]);
  await changeSetting(actingAs(base.db, administrator), {
    key: 'caseloadLimitCrisis',
    centreId: mild.centreId,
    value: 1,
    version: 0,
  });
  await changeSetting(actingAs(base.db, administrator), {
    key: 'overLimitRule',
    centreId: mild.centreId,
    value: 'warn',
    version: 0,
  });
  await assignCurator(base.db, (await buildCase(base.db, { centre: mild })).caseId, curator.userId);
  const { caseId } = await buildCase(base.db, { centre: mild });
  await assignCurator(base.db, caseId, curator.userId);

  await settleLevel(actingAs(base.db, chief), { caseId, level: 'crisis' });

  expect(await base.db('app.curator_levels').where({ case_id: caseId }).pluck('load_index')).toEqual([1.167]);
});

test('a family without a curator has no load to look at', async () => {
  const { caseId } = await buildCase(base.db, { centre });
  const ctx = actingAs(base.db, director);

  await settleLevel(ctx, { caseId, level: 'crisis' });

  expect(await checkLoadForLevel(ctx, { caseId, level: 'crisis' })).toBeUndefined();
  expect(await base.db('app.curator_levels').where({ case_id: caseId })).toEqual([]);
});
