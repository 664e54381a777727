import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#domain/context';
import { getForm } from '#domain/forms/read-form';
import { validateForm } from '#domain/forms/validate-form';
import { intakePackageForm } from '#domain/intake/intake-package-form';
import { packageFollowUpForm } from '#domain/intake/package-follow-up-form';
import { registerAppeal } from '#domain/intake/register-appeal';
import type { EngineVariables } from '#domain/commands/request-command';
import type { TaskForm } from '#domain/tasks/task-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';
import { appealFor } from '../support.ts';

let base: TestDatabase;
let centre: TestCentre;
let clerk: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  clerk = await buildUser(base.db, centre, 'intake');
});
afterAll(() => base.drop());

async function open(form: TaskForm) {
  const { caseId, number } = await registerAppeal(actingAs(base.db, clerk), appealFor(centre.unitId));
  const task = {
    taskId: `${form.formKey}-${number}`,
    taskKey: 'Task_Test',
    formKey: form.formKey,
    processDefinitionId: 'test:1:1',
    businessKey: number,
    caseId,
    sessionId: undefined,
    variables: {},
  };
  const submit = (data: unknown): Promise<EngineVariables> =>
    inTransaction(actingAs(base.db, clerk), async (tx) => {
      validateForm(getForm(form.formKey), data, {});
      return form.complete(tx, task, data);
    });
  const items = () =>
    base
      .db('app.package_items')
      .where({ case_id: caseId })
      .orderBy('code')
      .select('code', 'is_received', 'received_on', 'waived_reason', 'requisites');
  return { caseId, submit, items, prepare: () => form.prepare(actingAs(base.db, clerk), task) };
}

const application = { state: 'received', receivedOn: '2026-03-02' };
const ippsu = { state: 'received', receivedOn: '2026-03-02', number: '15/2026', issuer: 'УСЗН', validTo: '2027-03-01' };

describe('T-028 the package of stage I', () => {
  test('is complete with the application and the ИППСУ, whose requisites are kept', async () => {
    const { submit, items } = await open(intakePackageForm);

    expect(await submit({ application, ippsu })).toEqual({ packageComplete: true });
    expect(await items()).toEqual([
      { code: 'application', is_received: true, received_on: '2026-03-02', waived_reason: null, requisites: null },
      {
        code: 'ippsu',
        is_received: true,
        received_on: '2026-03-02',
        waived_reason: null,
        requisites: { number: '15/2026', issuedOn: null, issuer: 'УСЗН', validTo: '2027-03-01' },
      },
    ]);
  });

  test('T-047 is incomplete without the ИППСУ', async () => {
    const { submit } = await open(intakePackageForm);

    expect(await submit({ application, ippsu: { state: 'missing' } })).toEqual({ packageComplete: false });
  });

  test('opens with what was taken at the registration', async () => {
    const { prepare } = await open(intakePackageForm);

    expect((await prepare()).initial).toEqual({ application, ippsu: { state: 'missing' } });
  });

  test.each([
    ['a received ИППСУ without a number', { application, ippsu: { ...ippsu, number: undefined } }, '/ippsu/number'],
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
