import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contactFamilyForm } from '#domain/intake/contact-family-form';
import type { RegistrationChoices } from '#domain/intake/registration-choices';
import type { MessageInput } from '../support.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import { actingAs, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';
import { appealFor, countRows, messageFor, newPeople, openByAppeal } from '../support.ts';

let base: TestDatabase;
let centre: TestCentre;
let clerk: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  clerk = await buildUser(base.db, centre, 'intake');
});
afterAll(() => base.drop());

const attempts = [{ attemptedOn: '2026-03-02', way: 'звонок', result: 'Договорились о встрече' }];
const as = () => actingAs(base.db, clerk);

async function open(
  input: MessageInput = messageFor(centre.unitId),
  duplicates: NonNullable<RegistrationChoices['duplicates']> = [],
) {
  const { caseId, appealId, number } = await openByAppeal(as(), input, { duplicates });
  const task = {
    taskId: `contact-${number}`,
    taskKey: 'Task_ContactFamily',
    formKey: 'contact-family',
    processDefinitionId: 'intake:1:1',
    businessKey: number,
    caseId,
    sessionId: undefined,
    variables: {},
  };
  return {
    caseId,
    appealId,
    task,
    fill: (data: Readonly<Record<string, unknown>>) => fillForm(contactFamilyForm, as(), task, data),
  };
}

function applicationOf(initial: Readonly<Record<string, unknown>>, changes: Readonly<Record<string, unknown>> = {}) {
  const [known] = initial['members'] as readonly Readonly<Record<string, unknown>>[];
  const child = newPeople().daughter;
  return {
    outcome: 'application',
    attempts,
    appliedOn: '2026-03-02',
    applicationForm: 'paper',
    capacity: 'родитель',
    members: [{ ...known, isApplicant: true }, child],
    ...changes,
  };
}

describe('T-025 a message enrols nobody by itself', () => {
  test('the form shows whom the message names, the unknown ones with what is known', async () => {
    const { task } = await open();

    const { initial, facts } = await contactFamilyForm.prepare(as(), task);

    expect(initial['members']).toMatchObject([
      { firstName: 'Анна', personId: expect.any(String), kinship: 'мать' },
      { firstName: 'Ева' },
    ]);
    expect(facts).toContainEqual({ label: 'Описание ситуации', value: 'Ребёнок приходит голодным' });
    expect(JSON.stringify(facts)).not.toContain('Школа № 15');
  });

  test('the application of the family makes an applicant and the members that it names', async () => {
    const { caseId, appealId, task, fill } = await open();
    const { initial } = await contactFamilyForm.prepare(as(), task);

    expect(await fill(applicationOf(initial))).toEqual({ contactOutcome: 'application' });

    const members = await base
      .db('app.persons as p')
      .join('app.cases as c', 'c.family_id', 'p.family_id')
      .where({ 'c.id': caseId })
      .orderBy('p.birth_on')
      .select('p.id', 'p.first_name', 'p.is_applicant');
    expect(members).toMatchObject([
      { first_name: 'Анна', is_applicant: true },
      { first_name: 'Ева', is_applicant: false },
    ]);
    expect(
      await base.db('app.appeals').where({ id: appealId }).first('capacity', 'applicant_person_id', 'applied_on', 'received_on'),
    ).toEqual({
      capacity: 'родитель',
      applicant_person_id: members[0]?.id,
      applied_on: '2026-03-02',
      received_on: '2026-03-02',
    });
  });

  test('people whom the family does not know are taken off', async () => {
    const { mother, daughter } = newPeople();
    const both = [
      { ...mother, middleName: 'Сергеевна' },
      { ...daughter, middleName: 'Ивановна' },
    ];
    const { caseId, task, fill } = await open(messageFor(centre.unitId, { people: both }));
    const { initial } = await contactFamilyForm.prepare(as(), task);
    const [known] = initial['members'] as readonly Readonly<Record<string, unknown>>[];

    await fill(applicationOf(initial, { members: [{ ...known, isApplicant: true }] }));

    const names: unknown = await base
      .db('app.persons as p')
      .join('app.cases as c', 'c.family_id', 'p.family_id')
      .where({ 'c.id': caseId })
      .pluck('first_name');
    expect(names).toHaveLength(1);
  });

  test.each(['family-refused', 'not-reached'])('the outcome %s needs attempts and nothing of the family', async (outcome) => {
    const { appealId, fill } = await open();

    expect(await fill({ outcome, attempts })).toEqual({ contactOutcome: outcome });

    expect(await base.db('app.contact_attempts').where({ appeal_id: appealId })).toMatchObject([
      { attempted_on: '2026-03-02', way: 'звонок', recorded_by: clerk.userId },
    ]);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['no attempt', { attempts: [] }, '/attempts'],
    ['an attempt before the message', { attempts: [{ ...attempts[0], attemptedOn: '2026-03-01' }] }, '/attempts/0/attemptedOn'],
    ['an attempt of tomorrow', { attempts: [{ ...attempts[0], attemptedOn: '2026-03-03' }] }, '/attempts/0/attemptedOn'],
    ['an application of tomorrow', { appliedOn: '2026-03-03' }, '/appliedOn'],
    ['no capacity', { capacity: undefined }, '/capacity'],
    ['a minor without a stated case', { capacity: 'несовершеннолетний' }, '/minorCase'],
    [
      'a person of another family',
      { members: [{ ...newPeople().mother, isApplicant: true, personId: '00000000-0000-4000-8000-000000000000' }] },
      '/members/0/personId',
    ],
  ])('T-022 %s is refused', async (_name, changes, pointer) => {
    const { task, fill } = await open();
    const { initial } = await contactFamilyForm.prepare(as(), task);
    const data: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(applicationOf(initial, changes)));

    await expect(fill(data)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { [pointer]: expect.any(String) } },
    });
  });

  test('T-027 a family that looks like a known one is pointed out while the form is filled', async () => {
    const { mother } = newPeople();
    const known = await openByAppeal(as(), appealFor(centre.unitId, { members: [{ ...mother, isApplicant: true }] }));
    const { task } = await open();

    const hints = await contactFamilyForm.hints?.(as(), task, { members: [{ ...mother }, {}] });

    expect(hints).toMatchObject([{ code: 'SIMILAR_FAMILY', message: expect.stringContaining(known.number) }]);
    const { family_id: familyId } = await base.db('app.cases').where({ id: known.caseId }).first('family_id');
    expect(await countRows(base.db, 'app.audit_events', { action: 'family.compared', object_id: familyId })).toBe(1);
  });

  describe('T-027 people who are recognised only now', () => {
    const reached = async () => {
      const { mother } = newPeople();
      const known = await openByAppeal(as(), appealFor(centre.unitId, { members: [{ ...mother, isApplicant: true }] }));
      const { family_id: familyId } = await base.db('app.cases').where({ id: known.caseId }).first('family_id');
      const message = await open();
      const { initial } = await contactFamilyForm.prepare(as(), message.task);
      return { ...message, familyId, mother, data: applicationOf(initial, { members: [{ ...mother, isApplicant: true }] }) };
    };

    test('are decided about before the application is taken', async () => {
      const { fill, data, familyId, appealId } = await reached();

      await expect(fill(data)).rejects.toMatchObject({
        code: 'DUPLICATES_NOT_DECIDED',
        details: { familyIds: [familyId], fields: { '/apartReason': expect.any(String) } },
      });
      expect(await countRows(base.db, 'app.contact_attempts', { appeal_id: appealId })).toBe(0);
    });

    test('are kept apart with the reason, which stays on record', async () => {
      const { fill, data, familyId, appealId } = await reached();

      await fill({ ...data, apartReason: 'Полная тёзка, живёт по другому адресу' });

      expect(await base.db('app.duplicate_decisions').where({ appeal_id: appealId })).toMatchObject([
        { family_id: familyId, decision: 'apart', reason: 'Полная тёзка, живёт по другому адресу', decided_by: clerk.userId },
      ]);
    });

    test('are not asked about twice when the registration decided about them', async () => {
      const { familyId, mother } = await reached();
      const input = messageFor(centre.unitId, { people: [{ ...mother, middleName: 'Сергеевна' }] });
      const { task, fill } = await open(input, [{ familyId, decision: 'apart', reason: 'Полная тёзка' }]);
      const { initial } = await contactFamilyForm.prepare(as(), task);

      await expect(fill(applicationOf(initial))).resolves.toMatchObject({ contactOutcome: 'application' });
    });
  });
});
