import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLoadBoard } from '#domain/curators/load-board-view';
import { listSuccessors } from '#domain/curators/candidates-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  assignCurator,
  buildCase,
  buildCentre,
  buildUser,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

async function curatorWith(centre: TestCentre, levels: readonly string[]): Promise<TestUser> {
  const curator = await buildUser(base.db, centre, 'curator');
  for (const level of levels) {
    const id = await assignCurator(base.db, (await buildCase(base.db, { centre })).caseId, curator.userId);
    await base.db('app.curator_assignments').where({ id }).update({ expected_level: level });
  }
  return curator;
}

test('T-114 the board shows index, families and room, and suggests the least loaded', async () => {
  const centre = await buildCentre(base.db);
  const [full, some, little] = [
    await curatorWith(centre, ['crisis', 'crisis', 'crisis', 'crisis']),
    await curatorWith(centre, ['crisis', 'crisis', 'crisis']),
    await curatorWith(centre, ['crisis']),
  ];
  const ended = await buildCase(base.db, { centre, row: { status: 'post-support' } });
  await assignCurator(base.db, ended.caseId, little.userId);

  const { items, limits } = await openLoadBoard(actingAs(base.db, await buildUser(base.db, centre, 'head')), centre.centreId);

  expect(limits).toEqual({ crisis: 4, basic: 6, adaptation: 8 });
  expect(items.map(({ userId, index, isSuggested, postSupport }) => [userId, index, isSuggested, postSupport])).toEqual([
    [little.userId, 0.25, true, 1],
    [some.userId, 0.75, false, 0],
    [full.userId, 1, false, 0],
  ]);
  expect(items.map(({ room }) => [room.crisis, room.basic, room.adaptation])).toEqual([
    [3, 4, 6],
    [1, 1, 2],
    [0, 0, 0],
  ]);
});

test('T-114 where everybody is at the limit nobody is suggested', async () => {
  const centre = await buildCentre(base.db);
  await curatorWith(centre, ['crisis', 'crisis', 'crisis', 'crisis']);

  const { items } = await openLoadBoard(actingAs(base.db, await buildUser(base.db, centre, 'director')), centre.centreId);

  expect(items.map(({ isSuggested }) => isSuggested)).toEqual([false]);
});

test.each(['curator', 'secretary', 'administrator'])('T-019 the board is closed to a %s', async (role) => {
  const centre = await buildCentre(base.db);

  const attempt = openLoadBoard(actingAs(base.db, await buildUser(base.db, centre, role)), centre.centreId);

  await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('T-115 successors are offered with their load, without the present curator', async () => {
  const centre = await buildCentre(base.db);
  const head = await buildUser(base.db, centre, 'head');
  const [full, free] = [
    await curatorWith(centre, ['basic', 'basic', 'basic', 'basic', 'basic', 'basic']),
    await curatorWith(centre, []),
  ];
  const { caseId } = await buildCase(base.db, { centre });
  await assignCurator(base.db, caseId, (await buildUser(base.db, centre, 'curator')).userId);

  const offered = await listSuccessors(actingAs(base.db, head), caseId);

  expect(offered.map(({ userId, needsReason }) => [userId, needsReason])).toEqual([
    [free.userId, false],
    [full.userId, true],
  ]);
});
