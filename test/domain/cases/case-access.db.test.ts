import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authoriseCase } from '#domain/cases/case-access';
import { listFamilies } from '#domain/families/family-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  assignCurator,
  buildCase,
  buildCentre,
  buildUser,
  TEST_NOW,
  type TestCase,
  type TestUser,
} from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';

let base: TestDatabase;
let found: TestCase;
let registrar: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  const centre = await buildCentre(base.db);
  registrar = await buildUser(base.db, centre, 'intake');
  found = await buildCase(base.db, { centre, registrarId: registrar.userId });
  await assignCurator(base.db, found.caseId, (await buildUser(base.db, centre, 'curator')).userId);
});
afterAll(() => base.drop());

const seenBy = async (user: TestUser) => {
  const { items } = await listFamilies(actingAs(base.db, user), undefined, {
    limit: 50,
    offset: 0,
  });
  return items.map(({ id }) => id);
};
const as = (user: TestUser) => actingAs(base.db, user);

test('T-019 a secretary here who is a member elsewhere has the rights of a secretary here', async () => {
  const [here, elsewhere] = [await buildCentre(base.db), await buildCentre(base.db)];
  const secretary = await buildUser(base.db, here, 'secretary');
  await base.db('app.user_roles').insert({ user_id: secretary.userId, role: 'member', centre_id: elsewhere.centreId });
  const { caseId, familyId } = await buildCase(base.db, { centre: here });
  await insertRow(base.db, 'app.agenda_items', {
    case_id: caseId,
    kind: 'acceptance',
    status: 'waiting',
    created_at: TEST_NOW,
  });

  expect(await seenBy(secretary)).toEqual([familyId]);
  await expect(authoriseCase(as(secretary), caseId, ['family.read-strict', 'read'])).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

describe('T-019 who registered an appeal', () => {
  test('reads the family as a clerk', async () => {
    expect(await seenBy(registrar)).toEqual([found.familyId]);
    await expect(authoriseCase(as(registrar), found.caseId, ['family.read', 'read'])).resolves.toMatchObject({
      actor: { role: 'intake' },
    });
  });

  test('gets nothing of another’s case by being a curator as well', async () => {
    const { centreId, unitId } = found.centre;
    await base.db('app.user_roles').insert({
      user_id: registrar.userId,
      role: 'curator',
      centre_id: centreId,
      unit_id: unitId,
    });

    for (const right of [
      ['assessment.gather', 'read'],
      ['plan.draft', 'read'],
      ['family.read-strict', 'read'],
    ] as const) {
      await expect(authoriseCase(as(registrar), found.caseId, right)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await base.db('app.user_roles').where({ user_id: registrar.userId, role: 'curator' }).delete();
  });

  test('sees it no longer as a clerk of another centre', async () => {
    const other = await buildCentre(base.db);
    const moved = await buildUser(base.db, other, 'intake');
    const { caseId } = await buildCase(base.db, {
      centre: found.centre,
      registrarId: moved.userId,
    });

    expect(await seenBy(moved)).toEqual([]);
    await expect(authoriseCase(as(moved), caseId, ['family.read', 'read'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
