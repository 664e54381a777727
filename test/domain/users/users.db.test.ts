import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authorise } from '#domain/users/authorise';
import { changeUser, type ChangeUserInput } from '#domain/users/change-user';
import { checkCredentials } from '#domain/users/check-credentials';
import { createUser, type CreateUserInput } from '#domain/users/create-user';
import { loadPerson } from '#domain/users/load-person';
import { listGroups } from '#domain/users/person-groups';
import { setSubstitution } from '#domain/users/set-substitution';
import { listUsers } from '#domain/users/user-list-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  actingAs,
  actingAsSystem,
  assignCurator,
  buildCase,
  buildCentre,
  buildUser,
  uniqueCode,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';

let base: TestDatabase;
let centre: TestCentre;
let administrator: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  administrator = await buildUser(base.db, centre, 'administrator');
});
afterAll(() => base.drop());

const asAdministrator = () => actingAs(base.db, administrator);

function newUser(overrides: Partial<CreateUserInput> = {}): CreateUserInput {
  return {
    login: `user-${uniqueCode()}`,
    password: 'длинный пароль 1',
    lastName: 'Сафина',
    firstName: 'Алсу',
    middleName: null,
    post: 'специалист',
    centreId: centre.centreId,
    isSpecialist: true,
    roles: [{ role: 'curator', centreId: centre.centreId, unitId: null }],
    ...overrides,
  };
}

async function shownUser(userId: string): Promise<ChangeUserInput> {
  const { items } = await listUsers(asAdministrator(), { userId }, { limit: 1, offset: 0 });
  const [found] = items;
  if (!found) throw new Error('the user is not in the list');
  const { lastName, firstName, middleName, post, isSpecialist, isActive, version } = found;
  const roles = found.roles.map(({ role, centre: place, unit }) => ({
    role,
    centreId: place?.id ?? null,
    unitId: unit?.id ?? null,
  }));
  return {
    userId,
    lastName,
    firstName,
    middleName,
    post,
    isSpecialist,
    isActive,
    version,
    roles,
    centreId: found.centre?.id ?? null,
  };
}

describe('accounts', () => {
  test('T-205 a new person signs in with a personal password, which nobody stores', async () => {
    const input = newUser();

    const { userId } = await createUser(asAdministrator(), input);

    const signedIn = await checkCredentials(actingAsSystem(base.db), { login: input.login, password: input.password });
    expect(signedIn.id).toBe(userId);
    const [row] = await base.db('app.users').where({ id: userId });
    expect(row?.password_hash).toMatch(/^\$argon2id\$/);
    expect(row?.undertaking_signed_at).toBeNull();
    const [event] = await base.db('app.audit_events').where({ action: 'user.created', object_id: userId });
    expect(JSON.stringify(event)).not.toMatch(/Сафина|длинный/);
  });

  test.each([
    ['a login that is taken', () => ({ login: administrator.login }), '/login'],
    ['a short password', () => ({ password: 'короткий' }), '/password'],
    [
      'a role twice',
      () => ({ roles: [0, 1].map(() => ({ role: 'director' as const, centreId: centre.centreId, unitId: null })) }),
      '/roles',
    ],
    [
      'a head without a unit',
      () => ({ roles: [{ role: 'head' as const, centreId: centre.centreId, unitId: null }] }),
      '/roles/0/unitId',
    ],
    [
      'a director of no centre',
      () => ({ roles: [{ role: 'director' as const, centreId: null, unitId: null }] }),
      '/roles/0/centreId',
    ],
    [
      'a unit of another centre',
      async () => ({
        roles: [{ role: 'head' as const, centreId: centre.centreId, unitId: (await buildCentre(base.db)).unitId }],
      }),
      '/roles/0/unitId',
    ],
  ])('with %s are refused', async (_name, change, field) => {
    const attempt = createUser(asAdministrator(), newUser(await change()));

    await expect(attempt).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { fields: { [field]: expect.any(String) } } });
  });

  test.each(['director', 'head', 'curator', 'secretary', 'auditor'])('T-019 a %s makes none', async (role) => {
    const user = await buildUser(base.db, centre, role);

    await expect(createUser(actingAs(base.db, user), newUser())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('T-001 an administrator of one centre does not reach another', async () => {
    const other = await buildCentre(base.db);
    const stranger = await buildUser(base.db, other, 'curator');

    const shown = await shownUser(stranger.userId);

    await expect(createUser(asAdministrator(), newUser({ centreId: other.centreId, roles: [] }))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(changeUser(asAdministrator(), { ...shown, isActive: false })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  describe('T-019 an administrator of one centre', () => {
    const beyond = async (role: 'director' | 'administrator') => ({
      role,
      centreId: role === 'director' ? (await buildCentre(base.db)).centreId : null,
      unitId: null,
    });

    test.each(['director', 'administrator'] as const)('gives nobody the role of a %s beyond that centre', async (role) => {
      const roles = [await beyond(role)];
      const shown = await shownUser(administrator.userId);
      const refusal = { code: 'INVALID_INPUT', details: { fields: { '/roles/0/centreId': expect.any(String) } } };

      await expect(createUser(asAdministrator(), newUser({ roles }))).rejects.toMatchObject(refusal);
      await expect(changeUser(asAdministrator(), { ...shown, roles })).rejects.toMatchObject(refusal);
    });

    test('neither changes nor replaces a person of the centre whose roles reach beyond it', async () => {
      const [mighty, substitute] = [await buildUser(base.db, centre, 'member'), await buildUser(base.db, centre, 'member')];
      await base.db('app.user_roles').insert({ user_id: mighty.userId, role: 'administrator' });
      const shown = await shownUser(mighty.userId);

      const takeOver = () => changeUser(asAdministrator(), { ...shown, roles: [], newPassword: 'мой длинный пароль' });
      const standIn = () =>
        setSubstitution(asAdministrator(), {
          absentUserId: mighty.userId,
          substituteUserId: substitute.userId,
          role: 'administrator',
          fromOn: '2026-03-02',
          toOn: '2026-03-06',
          basis: 'приказ № 12',
        });

      await expect(takeOver()).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(standIn()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
  });
});

describe('a changed account', () => {
  test('ends every sign-in of the person and leaves both sets of roles in the audit', async () => {
    const user = await buildUser(base.db, centre, 'secretary');
    const versions = () => base.db('app.users').where({ id: user.userId }).pluck('access_version');
    expect(await versions()).toEqual([1]);

    await changeUser(asAdministrator(), {
      ...(await shownUser(user.userId)),
      roles: [{ role: 'director', centreId: centre.centreId, unitId: null }],
    });

    expect(await versions()).toEqual([2]);
    const [event] = await base.db('app.audit_events').where({ action: 'user.changed', object_id: user.userId });
    expect(event).toMatchObject({ before: { roles: [{ role: 'secretary' }] }, after: { roles: [{ role: 'director' }] } });
  });

  test('T-110 a curator with families leaves only after the successors are there', async () => {
    const curator = await buildUser(base.db, centre, 'curator');
    const { caseId } = await buildCase(base.db, { centre });
    await assignCurator(base.db, caseId, curator.userId);
    const shown = await shownUser(curator.userId);

    await expect(changeUser(asAdministrator(), { ...shown, isActive: false })).rejects.toMatchObject({
      code: 'CURATOR_HAS_FAMILIES',
      details: { families: 1 },
    });
    await expect(changeUser(asAdministrator(), { ...shown, roles: [] })).rejects.toMatchObject({ code: 'CURATOR_HAS_FAMILIES' });
    await base.db('app.curator_assignments').where({ case_id: caseId }).update({ to_at: new Date() });
    await expect(changeUser(asAdministrator(), { ...shown, isActive: false })).resolves.toBeUndefined();
  });

  test('by an administrator who saw an older version is refused', async () => {
    const user = await buildUser(base.db, centre, 'member');
    const shown = await shownUser(user.userId);
    await changeUser(asAdministrator(), { ...shown, post: 'заместитель директора' });

    await expect(changeUser(asAdministrator(), shown)).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });

  test('is not one’s own to switch off', async () => {
    const attempt = changeUser(asAdministrator(), { ...(await shownUser(administrator.userId)), isActive: false });

    await expect(attempt).rejects.toMatchObject({ code: 'OWN_ACCOUNT' });
  });

  test('a person who was switched off has no rights at once', async () => {
    const user = await buildUser(base.db, centre, 'director');
    await changeUser(asAdministrator(), { ...(await shownUser(user.userId)), isActive: false });

    const attempt = authorise(actingAs(base.db, user), 'curator.assign', 'do', { centreId: centre.centreId });

    await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('T-018 substitution', () => {
  const period = { fromOn: '2026-03-02', toOn: '2026-03-06', basis: 'приказ № 12' };
  const at = (instant: string) => new Date(instant);

  test('gives the absent person’s role and cases from the first midnight of the centre to the last', async () => {
    const [absent, substitute] = [await buildUser(base.db, centre, 'curator'), await buildUser(base.db, centre, 'member')];
    const { caseId } = await buildCase(base.db, { centre });
    await assignCurator(base.db, caseId, absent.userId);
    await setSubstitution(asAdministrator(), {
      ...period,
      absentUserId: absent.userId,
      substituteUserId: substitute.userId,
      role: 'curator',
    });
    const groupsAt = async (instant: string) => {
      const ctx = actingAs(base.db, substitute, at(instant));
      return (await listGroups(ctx, await loadPerson(ctx, substitute.userId))).map(({ groupId, onBehalfOf }) => [
        groupId,
        onBehalfOf,
      ]);
    };

    const mine = [[`curator.${caseId}`, absent.userId]];
    expect(await groupsAt('2026-03-01T20:59:59Z')).toEqual([]);
    expect(await groupsAt('2026-03-01T21:00:00Z')).toEqual(mine);
    expect(await groupsAt('2026-03-06T20:59:59Z')).toEqual(mine);
    expect(await groupsAt('2026-03-06T21:00:00Z')).toEqual([]);
  });

  test('the audit says who acted and in whose place', async () => {
    const [absent, substitute] = [await buildUser(base.db, centre, 'director'), await buildUser(base.db, centre, 'secretary')];
    await setSubstitution(asAdministrator(), {
      ...period,
      absentUserId: absent.userId,
      substituteUserId: substitute.userId,
      role: 'director',
    });

    const acting = await authorise(actingAs(base.db, substitute), 'plan.approve', 'decide', { centreId: centre.centreId });

    expect(acting.actor).toMatchObject({ id: substitute.userId, onBehalfOf: absent.userId, role: 'director' });
  });

  test.each([
    ['oneself', (user: TestUser) => ({ substituteUserId: user.userId }), '/substituteUserId'],
    ['a role that the absent person has not', () => ({ role: 'director' as const }), '/role'],
    [
      'somebody of another centre',
      async () => ({ substituteUserId: (await buildUser(base.db, await buildCentre(base.db), 'head')).userId }),
      '/substituteUserId',
    ],
    ['a period that ends before it begins', () => ({ toOn: '2026-03-01' }), '/toOn'],
    ['no basis', () => ({ basis: ' ' }), '/basis'],
  ])('with %s is refused', async (_name, change, field) => {
    const [absent, substitute] = [await buildUser(base.db, centre, 'curator'), await buildUser(base.db, centre, 'curator')];
    const attempt = setSubstitution(asAdministrator(), {
      ...period,
      absentUserId: absent.userId,
      substituteUserId: substitute.userId,
      role: 'curator' as const,
      ...(await change(absent)),
    });

    await expect(attempt).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { fields: { [field]: expect.any(String) } } });
  });
});

describe('groups of a person', () => {
  test.each([
    ['intake', (place: TestCentre) => `intake.${place.unitId}`],
    ['head', (place: TestCentre) => `head.${place.unitId}`],
    ['secretary', (place: TestCentre) => `secretary.${place.centreId}`],
    ['director', (place: TestCentre) => `director.${place.centreId}`],
  ])('T-002 a %s works in one', async (role, group) => {
    const user = await buildUser(base.db, centre, role);
    const ctx = actingAs(base.db, user);

    const groups = await listGroups(ctx, await loadPerson(ctx, user.userId));

    expect(groups.map(({ groupId }) => groupId)).toEqual([group(centre)]);
  });

  test.each(['member', 'analyst', 'auditor', 'administrator'])('a %s works in none', async (role) => {
    const user = await buildUser(base.db, centre, role);
    const ctx = actingAs(base.db, user);

    expect(await listGroups(ctx, await loadPerson(ctx, user.userId))).toEqual([]);
  });
});
