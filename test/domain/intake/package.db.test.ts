import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDocumentType } from '#domain/checklists/add-document-type';
import type { EngineVariables } from '#domain/commands/request-command';
import { inTransaction } from '#domain/context';
import { getForm } from '#domain/forms/read-form';
import { validateForm } from '#domain/forms/validate-form';
import { intakePackageForm } from '#domain/intake/intake-package-form';
import { openPackage } from '#domain/intake/open-package';
import { packageFollowUpForm } from '#domain/intake/package-follow-up-form';
import { findServicesProgramme, hasServicesProgramme } from '#domain/intake/services-programme';
import { getCase } from '#domain/cases/get-case';
import type { TaskForm } from '#domain/tasks/task-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCase, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';
import { taskOfCase } from '../support.ts';

let base: TestDatabase;
let centre: TestCentre;
let clerk: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  clerk = await buildUser(base.db, centre, 'intake');
});
afterAll(() => base.drop());

async function open(form: TaskForm, where = centre) {
  const found = await buildCase(base.db, { centre: where });
  const ctx = actingAs(base.db, clerk);
  await openPackage(ctx, found.caseId, { codes: ['application'], on: '2026-03-02' });
  const task = taskOfCase(found, form.formKey);
  const submit = (data: unknown): Promise<EngineVariables> =>
    inTransaction(ctx, async (tx) => {
      validateForm(getForm(form.formKey), data, (await form.prepare(tx, task)).choices);
      return form.complete(tx, task, data);
    });
  const items = () =>
    base
      .db('app.package_items')
      .where({ case_id: found.caseId })
      .orderBy('code')
      .select('code', 'is_received', 'received_on', 'waived_reason');
  const { caseId } = found;
  return { ctx, caseId, submit, items, prepare: () => form.prepare(ctx, task) };
}

const application = { state: 'received', receivedOn: '2026-03-02' };
const requisites = { number: '15/2026', issuedOn: '2026-02-20', issuer: 'УСЗН', validTo: '2027-03-01' };
const ippsu = { state: 'received', receivedOn: '2026-03-02', ...requisites };

describe('T-028 the package of stage I', () => {
  test('T-029 is complete with the application and the ИППСУ, whose requisites are kept', async () => {
    const { ctx, caseId, submit, items } = await open(intakePackageForm);

    expect(await submit({ application, ippsu })).toEqual({ packageComplete: true });
    expect(await items()).toEqual([
      { code: 'application', is_received: true, received_on: '2026-03-02', waived_reason: null },
      { code: 'ippsu', is_received: true, received_on: '2026-03-02', waived_reason: null },
    ]);
    expect(await findServicesProgramme(ctx, caseId)).toMatchObject({ ...requisites, version: 1, validFrom: '2026-02-20' });
    expect(await hasServicesProgramme(ctx, await getCase(ctx, caseId))).toBe(true);
  });

  test('T-047 is incomplete without the ИППСУ, and nobody can say that the family has one', async () => {
    const { ctx, caseId, submit } = await open(intakePackageForm);

    expect(await submit({ application, ippsu: { state: 'missing' } })).toEqual({ packageComplete: false });
    expect(await hasServicesProgramme(ctx, await getCase(ctx, caseId))).toBe(false);
  });

  test('opens with what was taken at the registration', async () => {
    const { prepare } = await open(intakePackageForm);

    expect((await prepare()).initial).toEqual({ application, ippsu: { state: 'missing' } });
  });

  test.each([
    ['a received ИППСУ without a number', { application, ippsu: { ...ippsu, number: undefined } }, '/ippsu/number'],
    ['a received ИППСУ without a term', { application, ippsu: { ...ippsu, validTo: undefined } }, '/ippsu/validTo'],
    ['an ИППСУ that has expired', { application, ippsu: { ...ippsu, validTo: '2026-03-01' } }, '/ippsu/validTo'],
    ['an ИППСУ that ends before it begins', { application, ippsu: { ...ippsu, validFrom: '2027-04-01' } }, '/ippsu/validTo'],
    ['an ИППСУ issued tomorrow', { application, ippsu: { ...ippsu, issuedOn: '2026-03-03' } }, '/ippsu/issuedOn'],
    [
      'a scan that the case does not have',
      { application, ippsu: { ...ippsu, documentId: crypto.randomUUID() } },
      '/ippsu/documentId',
    ],
    [
      'a document received tomorrow',
      { application: { ...application, receivedOn: '2026-03-03' }, ippsu },
      '/application/receivedOn',
    ],
    ['a state that is not there', { application: { state: 'lost' }, ippsu }, '/application/state'],
  ])('refuses %s', async (_name, data, field) => {
    const { submit } = await open(intakePackageForm);

    await expect(submit(JSON.parse(JSON.stringify(data)))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { [field]: expect.any(String) } },
    });
  });
});

describe('T-047 what was missing', () => {
  test('is brought later, or settled with the reason why it cannot be had', async () => {
    const { submit, items, prepare } = await open(packageFollowUpForm);

    expect((await prepare()).facts).toContainEqual({ label: 'Не хватает', value: expect.stringContaining('ИППСУ') });
    await submit({ application, ippsu: { state: 'impossible', reason: 'Семья не нуждается в социальных услугах' } });

    expect((await items())[1]).toMatchObject({ is_received: false, waived_reason: 'Семья не нуждается в социальных услугах' });
  });

  test('is not settled without a reason', async () => {
    const { submit } = await open(packageFollowUpForm);

    await expect(submit({ application, ippsu: { state: 'impossible' } })).rejects.toMatchObject({
      details: { fields: { '/ippsu/reason': expect.any(String) } },
    });
  });
});

test('T-028 T-047 a document that the centre has added is asked for, named in the follow-up, and may be optional', async () => {
  const own = await buildCentre(base.db);
  const administrator = await buildUser(base.db, own, 'administrator');
  const type = { list: 'package' as const, centreId: own.centreId, validFrom: '2026-03-02' };
  await addDocumentType(actingAs(base.db, administrator), {
    ...type,
    label: 'Согласие второго родителя',
    requiredFor: ['family'],
  });
  await addDocumentType(actingAs(base.db, administrator), { ...type, label: 'Характеристика из школы' });

  const { prepare, submit } = await open(intakePackageForm, own);
  const prepared = await prepare();
  const [consent, reference] = ['Согласие второго родителя', 'Характеристика из школы'].map(
    (label) => prepared.choices['packageTypes']?.find((choice) => choice.label === label)?.value,
  );

  expect(prepared.initial['others']).toEqual([
    { code: consent, state: 'missing' },
    { code: reference, state: 'missing' },
  ]);
  const others = (state: string) => [
    { code: consent, ...(state === 'received' ? application : { state }) },
    { code: reference, state: 'missing' },
  ];
  expect(await submit({ application, ippsu, others: others('missing') })).toEqual({ packageComplete: false });
  expect(await submit({ application, ippsu, others: others('received') })).toEqual({ packageComplete: true });

  const later = await open(packageFollowUpForm, own);
  const facts = (await later.prepare()).facts.find(({ label }) => label === 'Не хватает');
  expect(facts?.value).toContain('Согласие второго родителя');
  expect(facts?.value).not.toContain('Характеристика');
});
