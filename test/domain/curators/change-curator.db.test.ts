import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listSuccessors } from '#domain/curators/candidates-view';
import { checkAssignment } from '#domain/curators/check-assignment';
import { confirmHandover } from '#domain/curators/confirm-handover';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
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
import { buildSuccession, LATER, succeed, type Succession } from './successions.ts';

let base: TestDatabase;
let centre: TestCentre;
let head: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  head = await buildUser(base.db, centre, 'head');
});
afterAll(() => base.drop());

const build = (row: Readonly<Record<string, unknown>> = {}): Promise<Succession> => buildSuccession(base.db, centre, row);

describe('T-110 T-115 a change of curator', () => {
  test.each([
    ['of tomorrow', { changedOn: '2026-03-13' }, '/changedOn'],
    ['before the assignment of the predecessor', { changedOn: '2026-03-02' }, '/changedOn'],
    ['without a reason in words where the kind says nothing', { reasonKind: 'other' }, '/reason'],
    ['without a successor', { userId: '' }, '/userId'],
  ] as const)('%s is refused', async (_name, overrides, field) => {
    const pair = await build();

    await expect(succeed(base.db, pair, head, overrides)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { [field]: expect.any(String) } },
    });
    expect(await base.db('app.curator_assignments').where({ case_id: pair.found.caseId }).whereNull('to_at')).toHaveLength(1);
  });

  test('that was asked for before a quicker one was stored is refused: no period ends before it began', async () => {
    const pair = await build();
    await base.db('app.curator_assignments').where({ case_id: pair.found.caseId }).update({ from_at: LATER });

    await expect(succeed(base.db, pair, head)).rejects.toMatchObject({ code: 'CURATOR_CHANGED' });
  });

  test('to the same person, to a stranger, or in a closed case is refused', async () => {
    const pair = await build();
    const stranger = await buildUser(base.db, await buildCentre(base.db), 'curator');
    const closed = await build({ status: 'closed', closed_at: TEST_NOW });

    await expect(succeed(base.db, pair, head, { userId: pair.first.userId })).rejects.toMatchObject({ code: 'ALREADY_CURATOR' });
    await expect(succeed(base.db, pair, head, { userId: stranger.userId })).rejects.toMatchObject({
      code: 'CURATOR_NOT_ELIGIBLE',
    });
    await expect(succeed(base.db, closed, head)).rejects.toMatchObject({ code: 'CASE_CLOSED' });
  });

  test('before the first assignment is refused: its own task does that', async () => {
    const found = await buildCase(base.db, { centre });
    const second = await buildUser(base.db, centre, 'curator');

    await expect(succeed(base.db, { found, first: second, second }, head)).rejects.toMatchObject({ code: 'NO_CURATOR' });
  });

  test.each([
    ['curator', 'FORBIDDEN'],
    ['intake', 'NOT_FOUND'],
    ['administrator', 'NOT_FOUND'],
  ])('T-019 by a %s is refused', async (role, code) => {
    const pair = await build();
    const other = role === 'curator' ? pair.first : await buildUser(base.db, centre, role);

    await expect(succeed(base.db, pair, other)).rejects.toMatchObject({ code });
  });

  test('by the head of another centre finds no case', async () => {
    const pair = await build();
    const stranger = await buildUser(base.db, await buildCentre(base.db), 'head');

    await expect(succeed(base.db, pair, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('T-112 over the recommended load asks for a reason', async () => {
    const pair = await build();
    for (let families = 0; families < 6; families += 1) {
      await assignCurator(base.db, (await buildCase(base.db, { centre })).caseId, pair.second.userId);
    }

    await expect(succeed(base.db, pair, head)).rejects.toMatchObject({
      details: { fields: { '/overLimitReason': expect.any(String) } },
    });
  });

  test('T-112 of a family in post-support asks for none: it does not count', async () => {
    const pair = await build({ status: 'post-support' });
    for (let families = 0; families < 6; families += 1) {
      await assignCurator(base.db, (await buildCase(base.db, { centre })).caseId, pair.second.userId);
    }

    const successors = await listSuccessors(actingAs(base.db, head), pair.found.caseId);
    const asked = { centreId: centre.centreId, userId: pair.second.userId, overLimitReason: undefined };

    expect(successors.find(({ userId }) => userId === pair.second.userId)).toMatchObject({ index: 1, needsReason: false });
    await expect(checkAssignment(actingAs(base.db, head), { ...asked, level: undefined })).resolves.toEqual({
      index: 1,
      overLimitReason: null,
    });
    await expect(checkAssignment(actingAs(base.db, head), { ...asked, level: 'basic' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  test('where nothing was handed over there is nothing to confirm', async () => {
    const pair = await build();

    const attempt = confirmHandover(actingAs(base.db, pair.first), { caseId: pair.found.caseId });

    await expect(attempt).rejects.toMatchObject({ code: 'NO_HANDOVER' });
  });
});
