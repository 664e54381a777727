import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
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
import { buildAgenda } from '../../support/consilium.ts';
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

test('T-019 a curator who is the secretary as well sees their own families and those in line, each once', async () => {
  const centre = await buildCentre(base.db);
  const both = await buildUser(base.db, centre, 'curator');
  await base.db('app.user_roles').insert({ user_id: both.userId, role: 'secretary', centre_id: centre.centreId });
  const [own, inLine, ownInLine] = [
    await buildCase(base.db, { centre }),
    await buildCase(base.db, { centre }),
    await buildCase(base.db, { centre }),
  ];
  await buildCase(base.db, { centre });
  for (const { caseId } of [own, ownInLine]) await assignCurator(base.db, caseId, both.userId);
  for (const { caseId } of [inLine, ownInLine]) {
    const row = { case_id: caseId, kind: 'acceptance', status: 'waiting', created_at: TEST_NOW };
    await insertRow(base.db, 'app.agenda_items', row);
  }

  expect((await seenBy(both)).sort()).toEqual([own, inLine, ownInLine].map(({ familyId }) => familyId).sort());
});

describe('T-004 T-016 T-193 a member of the consilium', () => {
  let member: TestUser;
  let discussed: TestCase;
  let sessionId: string;
  beforeEach(async () => {
    const centre = await buildCentre(base.db);
    member = await buildUser(base.db, centre, 'member');
    discussed = await buildCase(base.db, { centre });
    sessionId = await buildAgenda(base.db, discussed, member);
  });

  const opening = () => authoriseCase(as(member), discussed.caseId, ['family.read-strict', 'read']);
  const expectUnknown = async () => {
    expect(await seenBy(member)).toEqual([]);
    await expect(opening()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  };

  test('sees the family while it stands on an agenda', async () => {
    expect(await seenBy(member)).toEqual([discussed.familyId]);
    await expect(opening()).resolves.toMatchObject({ actor: { role: 'member' } });
  });

  test('sees it no longer after the minutes are signed', async () => {
    await base.db('app.sessions').update({ minutes_signed_at: TEST_NOW }).where({ id: sessionId });

    await expectUnknown();
  });

  test('sees nothing after the end of the membership, whatever the role says', async () => {
    await base.db('app.body_members').update({ to_on: '2026-02-28' }).where({ user_id: member.userId });

    await expectUnknown();
  });

  test('sees nothing before there is an agenda, the secretary does', async () => {
    await base
      .db('app.agenda_items')
      .update({ status: 'waiting', session_id: null, position: null })
      .where({ session_id: sessionId });
    const secretary = await buildUser(base.db, discussed.centre, 'secretary');

    await expectUnknown();
    expect(await seenBy(secretary)).toEqual([discussed.familyId]);
  });

  test('sees a postponed question until the minutes of its session are signed', async () => {
    const item: unknown = await base.db('app.agenda_items').first('id').where({ session_id: sessionId });
    const { id } = z.object({ id: z.uuid() }).parse(item);
    await base.db('app.question_postponements').insert({
      agenda_item_id: id,
      session_id: sessionId,
      reason: 'Семья не пришла',
      postponed_at: TEST_NOW,
      postponed_by: member.userId,
    });
    await base.db('app.agenda_items').update({ status: 'waiting', session_id: null, position: null }).where({ id });

    expect(await seenBy(member)).toEqual([discussed.familyId]);
    await base.db('app.sessions').update({ minutes_signed_at: TEST_NOW }).where({ id: sessionId });
    await expectUnknown();
  });
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
