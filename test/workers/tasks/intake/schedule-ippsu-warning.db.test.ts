import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#domain/context';
import { getForm } from '#domain/forms/read-form';
import { validateForm } from '#domain/forms/validate-form';
import { renewIppsuForm } from '#domain/intake/renew-ippsu-form';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { actingAs, actingAsSystem, buildCase, buildUser, type TestCase } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';
import { taskOfCase } from '../../../domain/support.ts';
import { scheduleIppsuWarningTask } from '../../../../workers/tasks/intake/schedule-ippsu-warning.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

async function caseWithProgramme(validTo: string | null): Promise<TestCase> {
  const found = await buildCase(base.db);
  await base.db('app.services_programmes').insert({
    ...{ case_id: found.caseId, version: 1, number: '7', issuer: 'УСЗН', issued_on: '2025-09-01', valid_from: '2025-09-01' },
    ...{ valid_to: validTo, recorded_at: new Date() },
  });
  return found;
}

const schedule = ({ caseId }: TestCase) => performStep(scheduleIppsuWarningTask, actingAsSystem(base.db), { caseId });

test('T-029 the curator is warned thirty days before the programme of services ends, when the working day begins', async () => {
  expect(await schedule(await caseWithProgramme('2026-08-31'))).toEqual({
    hasIppsuTerm: true,
    ippsuWarnAt: '2026-08-01T09:00:00+03:00',
  });
});

test('T-029 a centre may have its own number of days', async () => {
  const found = await caseWithProgramme('2026-08-31');
  await base.db('app.settings').insert({
    ...{ key: 'ippsuWarningDays', centre_id: found.centre.centreId, value: '10', version: 1 },
    ...{ updated_at: new Date(), updated_by: (await buildUser(base.db, found.centre, 'administrator')).userId },
  });

  expect(await schedule(found)).toMatchObject({ ippsuWarnAt: '2026-08-21T09:00:00+03:00' });
});

test.each([
  ['no programme', () => buildCase(base.db)],
  ['a programme without an end', () => caseWithProgramme(null)],
])('%s brings no warning', async (_name, build) => {
  expect(await schedule(await build())).toEqual({ hasIppsuTerm: false, ippsuWarnAt: '' });
});

describe('T-029 the form of the warning', () => {
  async function submit(found: TestCase, data: unknown): Promise<void> {
    const curator = await buildUser(base.db, found.centre, 'curator');
    const task = taskOfCase(found, 'renew-ippsu');
    await inTransaction(actingAs(base.db, curator), async (tx) => {
      validateForm(getForm('renew-ippsu'), data, (await renewIppsuForm.prepare(tx, task)).choices);
      await renewIppsuForm.complete(tx, task, data);
    });
  }
  const renewed = { outcome: 'renewed', number: '8', issuedOn: '2026-03-01', issuer: 'УСЗН', validTo: '2027-08-31' };

  test('keeps the new programme beside the old one, and its end is the next to be warned of', async () => {
    const found = await caseWithProgramme('2026-03-20');

    await submit(found, renewed);

    expect(await schedule(found)).toEqual({ hasIppsuTerm: true, ippsuWarnAt: '2027-08-01T09:00:00+03:00' });
    const kept: unknown = await base
      .db('app.services_programmes')
      .where({ case_id: found.caseId })
      .orderBy('version')
      .pluck('number');
    expect(kept).toEqual(['7', '8']);
  });

  test('a family that will have no new one is not asked again', async () => {
    const found = await caseWithProgramme('2026-03-20');

    await submit(found, { outcome: 'not-renewed', reason: 'Семья больше не получает услуг' });

    expect(await schedule(found)).toEqual({ hasIppsuTerm: false, ippsuWarnAt: '' });
  });

  test.each([
    ['a new programme that ends no later', { ...renewed, validTo: '2026-03-20' }, '/validTo'],
    ['a new programme without a number', { ...renewed, number: undefined }, '/number'],
    ['a refusal without a reason', { outcome: 'not-renewed' }, '/reason'],
  ])('refuses %s', async (_name, data, field) => {
    const found = await caseWithProgramme('2026-03-20');

    await expect(submit(found, JSON.parse(JSON.stringify(data)))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { [field]: expect.any(String) } },
    });
  });
});
