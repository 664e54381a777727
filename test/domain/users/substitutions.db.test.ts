import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endSubstitution } from '#domain/users/end-substitution';
import { loadPerson } from '#domain/users/load-person';
import { setSubstitution, type SubstitutionInput } from '#domain/users/set-substitution';
import { listSubstitutionPeople, listSubstitutions } from '#domain/users/substitution-list-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';

let base: TestDatabase;
let centre: TestCentre;
const people = new Map<string, TestUser>();

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  for (const role of ['head', 'director', 'administrator', 'curator', 'secretary', 'intake']) {
    people.set(role, await buildUser(base.db, centre, role));
  }
});
afterAll(() => base.drop());

const of = (role: string): TestUser => {
  const user = people.get(role);
  if (!user) throw new Error(`nobody plays ${role}`);
  return user;
};
const PAGE = { limit: 50, offset: 0 };

async function period(by: TestUser, absent: TestUser, changes: Partial<SubstitutionInput> = {}): Promise<string> {
  const substitute = await buildUser(base.db, centre, 'member');
  const { substitutionId } = await setSubstitution(actingAs(base.db, by), {
    absentUserId: absent.userId,
    substituteUserId: substitute.userId,
    role: 'curator',
    fromOn: '2026-03-02',
    toOn: '2026-03-06',
    basis: 'приказ № 12',
    ...changes,
  });
  return substitutionId;
}

describe('T-018 who arranges a substitution', () => {
  test.each([
    ['head', 'curator', 'allowed'],
    ['head', 'head', 'refused'],
    ['head', 'director', 'refused'],
    ['director', 'curator', 'allowed'],
    ['director', 'head', 'allowed'],
    ['director', 'director', 'refused'],
    ['director', 'secretary', 'refused'],
    ['administrator', 'director', 'allowed'],
    ['administrator', 'secretary', 'allowed'],
    ['curator', 'curator', 'refused'],
    ['intake', 'curator', 'refused'],
  ] as const)('a %s for a %s: %s', async (by, role, expected) => {
    const absent = await buildUser(base.db, centre, role);
    const attempt = period(of(by), absent, { role });

    if (expected === 'allowed') await expect(attempt).resolves.toEqual(expect.any(String));
    else await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('T-019 the head of one unit not for the curator of another', async () => {
    const unitId = await insertRow(base.db, 'app.units', { centre_id: centre.centreId, name: 'Второе отделение' });
    const absent = await buildUser(base.db, { ...centre, unitId }, 'curator');

    await expect(period(of('head'), absent)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test.each([
    ['head', 'curator'],
    ['director', 'head'],
    ['administrator', 'director'],
  ] as const)('T-017 a %s does not take the place of a %s themselves', async (by, role) => {
    const absent = await buildUser(base.db, centre, role);

    const attempt = period(of(by), absent, { role, substituteUserId: of(by).userId });

    await expect(attempt).rejects.toMatchObject({ code: 'OWN_SUBSTITUTION' });
  });

  test('T-019 the director of another centre neither sets nor ends one', async () => {
    const stranger = await buildUser(base.db, await buildCentre(base.db), 'director');
    const substitutionId = await period(of('director'), await buildUser(base.db, centre, 'curator'));

    await expect(period(stranger, of('curator'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const ending = endSubstitution(actingAs(base.db, stranger), { substitutionId, lastOn: '2026-03-03' });
    await expect(ending).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('T-018 a substitution that ends early', () => {
  const groupsAt = async (user: string, instant: string) =>
    (await loadPerson({ ...actingAs(base.db, of('head')), now: new Date(instant) }, user)).holdings.map(
      ({ onBehalfOf }) => onBehalfOf,
    );

  test('gives the rights until its new last day, and the trail keeps both days', async () => {
    const absent = await buildUser(base.db, centre, 'curator');
    const substitutionId = await period(of('head'), absent);
    const row = await base
      .db('app.substitutions')
      .where({ id: substitutionId })
      .first<{ substitute_user_id: string }>('substitute_user_id');

    await endSubstitution(actingAs(base.db, of('head')), { substitutionId, lastOn: '2026-03-03' });

    expect(await groupsAt(row.substitute_user_id, '2026-03-03T12:00:00Z')).toContain(absent.userId);
    expect(await groupsAt(row.substitute_user_id, '2026-03-04T12:00:00Z')).not.toContain(absent.userId);
    const [event] = await base.db('app.audit_events').where({ action: 'substitution.ended', object_id: substitutionId });
    expect(event).toMatchObject({ actor_id: of('head').userId, before: { toOn: '2026-03-06' }, after: { toOn: '2026-03-03' } });
  });

  test.each([
    ['before yesterday', '2026-02-28'],
    ['on its own last day', '2026-03-06'],
    ['later than it would have', '2026-03-09'],
  ])('%s is refused', async (_name, lastOn) => {
    const substitutionId = await period(of('head'), await buildUser(base.db, centre, 'curator'), { fromOn: '2026-02-20' });

    const attempt = endSubstitution(actingAs(base.db, of('head')), { substitutionId, lastOn });

    await expect(attempt).rejects.toMatchObject({ details: { fields: { '/lastOn': expect.any(String) } } });
  });

  test('that is over already is refused', async () => {
    const substitutionId = await period(of('head'), await buildUser(base.db, centre, 'curator'), {
      fromOn: '2026-02-02',
      toOn: '2026-02-06',
    });

    const attempt = endSubstitution(actingAs(base.db, of('head')), { substitutionId, lastOn: '2026-02-05' });

    await expect(attempt).rejects.toMatchObject({ code: 'SUBSTITUTION_OVER' });
  });

  test('before its first day is called off and never gives anything', async () => {
    const absent = await buildUser(base.db, centre, 'curator');
    const substitutionId = await period(of('director'), absent, { fromOn: '2026-03-10', toOn: '2026-03-20' });

    await endSubstitution(actingAs(base.db, of('director')), { substitutionId, lastOn: '2026-03-09' });

    const { items } = await listSubstitutions(actingAs(base.db, of('director')), centre.centreId, PAGE);
    expect(items.find(({ id }) => id === substitutionId)).toMatchObject({ state: 'cancelled', mayEnd: false });
  });
});

describe('the list of substitutions', () => {
  test('T-018 shows present and past ones with both names, and who may end them', async () => {
    const place = await buildCentre(base.db);
    const [director, absent, substitute] = await Promise.all([
      buildUser(base.db, place, 'director'),
      buildUser(base.db, place, 'secretary', { last_name: 'Отсутствующая' }),
      buildUser(base.db, place, 'member', { last_name: 'Замещающая' }),
    ]);
    const row = { absent_user_id: absent.userId, substitute_user_id: substitute.userId, role: 'secretary', basis: 'приказ' };
    await base.db('app.substitutions').insert([
      { ...row, from_on: '2026-01-12', to_on: '2026-01-16' },
      { ...row, from_on: '2026-03-02', to_on: '2026-03-06' },
    ]);

    const { items, total } = await listSubstitutions(actingAs(base.db, director), place.centreId, PAGE);

    expect(total).toBe(2);
    expect(items.map(({ state, mayEnd }) => [state, mayEnd])).toEqual([
      ['current', false],
      ['past', false],
    ]);
    expect(items[0]).toMatchObject({ absent: { name: 'Отсутствующая М. П.' }, substitute: { name: 'Замещающая М. П.' } });
  });

  test('offers to the head only curators of the unit to be substituted', async () => {
    const place = await buildCentre(base.db);
    const head = await buildUser(base.db, place, 'head');
    for (const role of ['curator', 'director', 'secretary']) await buildUser(base.db, place, role);

    const offered = await listSubstitutionPeople(actingAs(base.db, head), place.centreId, undefined);

    expect(offered.flatMap(({ roles }) => roles)).toEqual(['curator']);
    expect(offered).toHaveLength(4);
  });
});
