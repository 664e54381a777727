import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeSetting } from '#domain/settings/change-setting';
import { readSetting } from '#domain/settings/read-setting';
import { settingDefinitions } from '#domain/settings/setting-definitions';
import { listSettings } from '#domain/settings/setting-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';

let base: TestDatabase;
let centre: TestCentre;
let administrator: TestUser;
let chief: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  administrator = await buildUser(base.db, centre, 'administrator');
  chief = await buildUser(base.db, centre, 'administrator');
  await base.db('app.user_roles').where({ user_id: chief.userId }).update({ centre_id: null });
});
afterAll(() => base.drop());

const read = <Key extends keyof typeof settingDefinitions>(key: Key) =>
  readSetting(actingAs(base.db, administrator), key, centre.centreId);

test('T-247 the numbers of the text are the defaults', async () => {
  expect([
    await read('planApprovalWorkingDays'),
    await read('reminderDays'),
    [await read('caseloadLimitCrisis'), await read('caseloadLimitBasic'), await read('caseloadLimitAdaptation')],
    [
      await read('termMonthsAdaptation'),
      await read('termMonthsBasic'),
      await read('termMonthsBasicLimit'),
      await read('termMonthsCrisis'),
    ],
    await read('postSupportMonths'),
    [await read('minorWorkAgeFrom'), await read('minorWorkAgeTo')],
  ]).toEqual([10, [5, 8], [4, 6, 8], [12, 10, 12, 6], 3, [14, 18]]);
});

test('every default fits its own rule', () => {
  const broken = Object.entries(settingDefinitions).filter(([, one]) => !one.schema.safeParse(one.defaultValue).success);

  expect(broken).toEqual([]);
});

test('T-247 a centre’s own value goes before the common one, and the common one before the text', async () => {
  const { centreId } = centre;
  const other = await buildCentre(base.db);

  await changeSetting(actingAs(base.db, chief), { key: 'postSupportMonths', centreId: null, value: 4, version: 0 });
  await changeSetting(actingAs(base.db, administrator), { key: 'postSupportMonths', centreId, value: 6, version: 0 });

  expect(await read('postSupportMonths')).toBe(6);
  expect(await readSetting(actingAs(base.db, chief), 'postSupportMonths', other.centreId)).toBe(4);
  const shown = (await listSettings(actingAs(base.db, chief), centreId)).find(({ key }) => key === 'postSupportMonths');
  expect(shown).toMatchObject({ value: 6, defaultValue: 3, centreId, version: 1, updatedBy: { id: administrator.userId } });
});

describe('a change', () => {
  test('of a value that somebody has changed meanwhile is refused', async () => {
    const input = { key: 'methodsRequired', centreId: centre.centreId, value: 2 };
    await changeSetting(actingAs(base.db, administrator), { ...input, version: 0 });

    await expect(changeSetting(actingAs(base.db, administrator), { ...input, value: 3, version: 0 })).rejects.toMatchObject({
      code: 'STALE_VERSION',
    });
    await changeSetting(actingAs(base.db, administrator), { ...input, value: 3, version: 1 });
    expect(await read('methodsRequired')).toBe(3);
  });

  test.each([
    ['planApprovalWorkingDays', 0],
    ['planApprovalWorkingDays', 'ten'],
    ['planApprovalWorkingDays', 2.5],
    ['reminderDays', [8, 5]],
    ['overLimitRule', 'forbid'],
  ])('of %s to %j is refused', async (key, value) => {
    const change = changeSetting(actingAs(base.db, administrator), { key, centreId: centre.centreId, value, version: 0 });

    await expect(change).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { fields: { '/value': expect.any(String) } } });
  });

  test('of a setting that is not there is refused', async () => {
    const change = changeSetting(actingAs(base.db, administrator), { key: 'toString', centreId: null, value: 1, version: 0 });

    await expect(change).rejects.toMatchObject({ code: 'UNKNOWN_SETTING' });
  });

  test.each([
    ['common by the administrator of one centre', null],
    ['of another centre', 'other'],
  ])('%s is refused', async (_name, whose) => {
    const centreId = whose === null ? null : (await buildCentre(base.db)).centreId;
    const change = changeSetting(actingAs(base.db, administrator), { key: 'reportMonths', centreId, value: 3, version: 0 });

    await expect(change).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test.each(['director', 'head', 'curator', 'analyst'])('T-019 by a %s is refused', async (role) => {
    const user = await buildUser(base.db, centre, role);
    const change = changeSetting(actingAs(base.db, user), {
      key: 'reportMonths',
      centreId: centre.centreId,
      value: 3,
      version: 0,
    });

    await expect(change).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
