import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareAppealForm, submitAppealForm } from '#domain/intake/appeal-form';
import { registerAppeal } from '#domain/intake/register-appeal';
import { getForm } from '#domain/forms/read-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';
import { appealFor, countRows, listActions, newPeople, openByAppeal } from '../support.ts';

let base: TestDatabase;
let centre: TestCentre;
let clerk: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  clerk = await buildUser(base.db, centre, 'intake');
});
afterAll(() => base.drop());

test('T-014 T-045 an appeal opens a family, a case with a package, and asks for one process', async () => {
  const { caseId, number, appealNumber } = await openByAppeal(actingAs(base.db, clerk), appealFor(centre.unitId));

  expect(number).toBe(`${centre.prefix}-26-0001`);
  expect(appealNumber).toBe(`${centre.prefix}-О26-0001`);
  const [appeal] = await base.db('app.appeals').where({ case_id: caseId });
  expect(appeal).toMatchObject({ received_on: '2026-03-02', ground: 'parent-application', registered_by: clerk.userId });
  const [applicant] = await base.db('app.persons').where({ id: appeal?.applicant_person_id });
  expect(applicant).toMatchObject({ last_name: expect.stringMatching(/^Петрова/), first_name: 'Анна', is_applicant: true });
  const [family] = await base.db('app.families').where({ id: applicant?.family_id });
  expect(family).toMatchObject({ title: expect.stringMatching(/^Петрова-\d+ А\. С\.$/), centre_id: centre.centreId });
  const items = await base.db('app.package_items').where({ case_id: caseId }).orderBy('code').select('code', 'is_received');
  expect(items).toEqual([
    { code: 'application', is_received: true },
    { code: 'ippsu', is_received: false },
  ]);
  const commands = await base.db('app.engine_commands').where({ stream: number });
  expect(commands).toHaveLength(1);
  expect(commands[0]).toMatchObject({
    kind: 'start-process',
    acting_user_id: clerk.userId,
    payload: {
      processKey: 'family-support-case',
      businessKey: number,
      variables: { caseId, centreId: centre.centreId, unitId: centre.unitId, ground: 'parent-application' },
    },
  });
});

test('T-106 the registration leaves its events with ids only', async () => {
  const { caseId } = await openByAppeal(actingAs(base.db, clerk), appealFor(centre.unitId));

  expect(await listActions(base.db, caseId)).toEqual(['case.opened', 'appeal.registered']);
  const events = await base.db('app.audit_events').whereNotNull('after').select('after');
  expect(JSON.stringify(events)).not.toMatch(/Петрова|Баумана|реабилитация/);
});

test('T-001 T-002 a case belongs to one centre and to the unit that took the appeal', async () => {
  const { caseId } = await openByAppeal(actingAs(base.db, clerk), appealFor(centre.unitId));

  const [row] = await base.db('app.cases').where({ id: caseId }).select('centre_id', 'unit_id', 'status');
  expect(row).toEqual({ centre_id: centre.centreId, unit_id: centre.unitId, status: 'preparation' });
});

describe('an appeal that does not fit is refused and leaves nothing behind', () => {
  const mother = { lastName: 'Петрова', firstName: 'Анна', birthOn: '1990-05-17', kinship: 'мать' };

  test.each([
    ['T-014 without an applicant', { members: [mother] }, '/members'],
    [
      'T-014 with two applicants',
      {
        members: [
          { ...mother, isApplicant: true },
          { ...mother, isApplicant: true },
        ],
      },
      '/members',
    ],
    ['without anybody', { members: [] }, '/members'],
    ['received tomorrow', { receivedOn: '2026-03-03' }, '/receivedOn'],
    ['received on 31.02', { receivedOn: '2026-02-31' }, '/receivedOn'],
    [
      'with a child not yet born',
      {
        members: [
          { ...mother, isApplicant: true },
          { ...mother, birthOn: '2026-03-03' },
        ],
      },
      '/members/1/birthOn',
    ],
    ['with a birth on 31.02', { members: [{ ...mother, isApplicant: true, birthOn: '1990-02-31' }] }, '/members/0/birthOn'],
    ['of a unit that is not there', { unitId: '00000000-0000-4000-8000-000000000000' }, '/unitId'],
    ['without a problem', { problem: '   ' }, '/problem'],
  ])('%s', async (_name, overrides, field) => {
    const before = await Promise.all(
      ['app.families', 'app.cases', 'app.engine_commands'].map((table) => countRows(base.db, table)),
    );

    const refusal = registerAppeal(actingAs(base.db, clerk), appealFor(centre.unitId, overrides));

    await expect(refusal).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { fields: { [field]: expect.any(String) } } });
    const after = await Promise.all(
      ['app.families', 'app.cases', 'app.engine_commands'].map((table) => countRows(base.db, table)),
    );
    expect(after).toEqual(before);
  });

  test('a refused appeal gives its number back', async () => {
    const first = await openByAppeal(actingAs(base.db, clerk), appealFor(centre.unitId));
    await registerAppeal(actingAs(base.db, clerk), appealFor(centre.unitId, { members: [mother] })).catch(() => undefined);
    const second = await openByAppeal(actingAs(base.db, clerk), appealFor(centre.unitId));

    expect(Number(second.number.slice(-4))).toBe(Number(first.number.slice(-4)) + 1);
  });
});

describe('T-019 who registers appeals', () => {
  test.each(['head'])('a %s of the unit may', async (role) => {
    const user = await buildUser(base.db, centre, role);

    await expect(registerAppeal(actingAs(base.db, user), appealFor(centre.unitId))).resolves.toHaveProperty('caseId');
  });

  test.each(['curator', 'director', 'secretary', 'member', 'administrator', 'auditor', 'analyst'])(
    'a %s may not',
    async (role) => {
      const user = await buildUser(base.db, centre, role);

      await expect(registerAppeal(actingAs(base.db, user), appealFor(centre.unitId))).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    },
  );

  test('T-001 a clerk of another centre may not', async () => {
    const stranger = await buildUser(base.db, await buildCentre(base.db), 'intake');

    await expect(registerAppeal(actingAs(base.db, stranger), appealFor(centre.unitId))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('the start form', () => {
  const { mother } = newPeople();
  const data = {
    ground: 'parent-application',
    applicationForm: 'paper',
    receivedOn: '2026-03-02',
    capacity: 'родитель',
    problem: 'Нужна помощь',
    address: { district: 'Вахитовский район' },
    members: [{ ...mother, isApplicant: true }],
  };

  test('offers the units of the clerk and registers what was filled in', async () => {
    const ctx = actingAs(base.db, clerk);

    const prepared = await prepareAppealForm(ctx);
    const { version } = getForm('register-appeal');
    const registered = await submitAppealForm(ctx, { formVersion: version, data: { ...data, unitId: centre.unitId } });

    expect(prepared.choices['units']).toEqual([{ value: centre.unitId, label: 'Отделение сопровождения' }]);
    expect(prepared.initial).toMatchObject({ unitId: centre.unitId, receivedOn: '2026-03-02' });
    expect(registered).toMatchObject({ outcome: 'opened', number: expect.stringMatching(/-26-\d{4}$/) });
  });

  test.each([
    ['an unknown field', { extra: 1 }, 'INVALID_INPUT'],
    ['a unit of somebody else', { unitId: '00000000-0000-4000-8000-000000000000' }, 'INVALID_INPUT'],
    ['an unknown document of the package', { package: ['passport'] }, 'INVALID_INPUT'],
  ])('refuses %s', async (_name, change, code) => {
    const { version } = getForm('register-appeal');
    const submission = submitAppealForm(actingAs(base.db, clerk), {
      formVersion: version,
      data: { ...data, unitId: centre.unitId, ...change },
    });

    await expect(submission).rejects.toMatchObject({ code });
  });

  test('refuses data of an older edition', async () => {
    const submission = submitAppealForm(actingAs(base.db, clerk), { formVersion: '000000000000', data });

    await expect(submission).rejects.toMatchObject({ code: 'STALE_FORM' });
  });
});
