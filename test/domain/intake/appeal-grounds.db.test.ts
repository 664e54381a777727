import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppealInput } from '#domain/intake/appeal-input';
import { SOURCE_KINDS } from '#domain/intake/appeal-words';
import { registerAppeal } from '#domain/intake/register-appeal';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';
import { appealFor, messageFor, minorAppealFor, newPeople, openByAppeal } from '../support.ts';

let base: TestDatabase;
let centre: TestCentre;
let clerk: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  centre = await buildCentre(base.db);
  clerk = await buildUser(base.db, centre, 'intake');
});
afterAll(() => base.drop());

const as = () => actingAs(base.db, clerk);
const startOf = async (number: string) =>
  (await base.db('app.engine_commands').where({ stream: number }).first('payload'))?.payload;

describe('T-020 T-046 each ground has its own start of the one process', () => {
  test.each<[string, (unitId: string) => AppealInput, string | undefined]>([
    ['parent-application', appealFor, undefined],
    ['minor-application', minorAppealFor, 'minor-application'],
    ['message', messageFor, 'message-received'],
  ])('%s', async (ground, input, message) => {
    const { caseId, number, appealId } = await openByAppeal(as(), input(centre.unitId));

    const command = await startOf(number);
    expect(command).toMatchObject({ processKey: 'family-support-case', variables: { caseId, ground } });
    expect(command.message).toBe(message);
    const [appeal] = await base.db('app.appeals').where({ id: appealId });
    expect(appeal).toMatchObject({ ground, status: 'registered', registered_at: expect.any(Date), number: expect.any(String) });
  });

  test('a fourth ground there is not', async () => {
    const input = JSON.parse(JSON.stringify({ ...appealFor(centre.unitId), ground: 'rumour' }));

    await expect(registerAppeal(as(), input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { '/ground': expect.any(String) } },
    });
  });
});

describe('T-021 an application says who applies, as whom, when and where the paper is', () => {
  test.each([
    ['capacity', '/capacity'],
    ['applicationForm', '/applicationForm'],
    ['problem', '/problem'],
    ['receivedOn', '/receivedOn'],
  ])('without %s it is refused', async (field, pointer) => {
    const input = JSON.parse(JSON.stringify({ ...appealFor(centre.unitId), [field]: undefined }));

    await expect(registerAppeal(as(), input)).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) } } });
  });

  test('it cannot have come before it was written', async () => {
    const input = appealFor(centre.unitId, { appliedOn: '2026-03-02', receivedOn: '2026-03-01' });

    await expect(registerAppeal(as(), input)).rejects.toMatchObject({
      details: { fields: { '/appliedOn': expect.any(String) } },
    });
  });
});

describe('T-022 a minor applies from 14 to 17, in a stated case of article 26', () => {
  const aged = (birthOn: string) => {
    const { mother, daughter } = newPeople();
    return [{ ...daughter, birthOn, isApplicant: true }, mother];
  };

  test.each([
    ['13, the day before the birthday', '2012-03-03', false],
    ['14, on the birthday', '2012-03-02', true],
    ['17, the day before the birthday', '2008-03-03', true],
    ['18, on the birthday', '2008-03-02', false],
  ])('%s', async (_name, birthOn, isTaken) => {
    const registration = registerAppeal(as(), minorAppealFor(centre.unitId, { members: aged(birthOn) }));

    if (isTaken) await expect(registration).resolves.toMatchObject({ outcome: 'opened' });
    else {
      await expect(registration).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { fields: { '/members/0/birthOn': expect.stringContaining('ст. 26') } },
      });
    }
  });

  test('15 without a stated case is refused', async () => {
    const input = JSON.parse(JSON.stringify({ ...minorAppealFor(centre.unitId), minorCase: '  ' }));

    await expect(registerAppeal(as(), input)).rejects.toMatchObject({
      details: { fields: { '/minorCase': expect.any(String) } },
    });
  });

  test('T-126 the applicant is the minor, the legal representative stands beside', async () => {
    const input = minorAppealFor(centre.unitId);
    const { appealId } = await openByAppeal(as(), input);

    const [row] = await base
      .db('app.appeals as a')
      .join('app.persons as p', 'p.id', 'a.applicant_person_id')
      .join('app.appeal_representatives as r', 'r.appeal_id', 'a.id')
      .where({ 'a.id': appealId })
      .select('p.birth_on', 'p.is_applicant', 'a.capacity', 'r.name', 'r.may_be_informed');
    expect(row).toEqual({
      birth_on: input.members[0]?.birthOn,
      is_applicant: true,
      capacity: 'несовершеннолетний',
      name: 'Мать',
      may_be_informed: false,
    });
  });
});

describe('T-023 a message', () => {
  test.each(SOURCE_KINDS.map(({ code }) => code))('of %s is taken, and its sender is kept apart', async (sourceKind) => {
    const { appealId } = await openByAppeal(as(), messageFor(centre.unitId, { sourceKind, channel: 'electronic' }));

    expect(await base.db('app.appeals').where({ id: appealId }).first('source_kind', 'channel', 'capacity')).toEqual({
      source_kind: sourceKind,
      channel: 'electronic',
      capacity: null,
    });
    const isPrivate = sourceKind === 'person' || sourceKind === 'helpline';
    expect(await base.db('app.appeal_senders').where({ appeal_id: appealId }).first('is_private', 'kind')).toEqual({
      is_private: isPrivate,
      kind: isPrivate ? 'person' : 'organisation',
    });
  });

  test.each([
    ['sourceKind', '/sourceKind'],
    ['channel', '/channel'],
    ['problem', '/problem'],
    ['sender', '/sender'],
  ])('without %s is refused', async (field, pointer) => {
    const input = JSON.parse(JSON.stringify({ ...messageFor(centre.unitId), [field]: undefined }));

    await expect(registerAppeal(as(), input)).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) } } });
  });

  test('makes members of those whose birth is known; the others wait in the appeal', async () => {
    const { caseId, appealId } = await openByAppeal(as(), messageFor(centre.unitId));

    const names: unknown = await base
      .db('app.persons as p')
      .join('app.cases as c', 'c.family_id', 'p.family_id')
      .where({ 'c.id': caseId })
      .pluck('p.first_name');
    expect(names).toEqual(['Анна']);
    const [appeal] = await base.db('app.appeals').where({ id: appealId }).select('content');
    expect(appeal?.content.people).toHaveLength(2);
  });
});

test('T-043 T-044 marks of other systems, language and interpreter are kept, and none of them is needed', async () => {
  const marked = await openByAppeal(
    as(),
    appealFor(centre.unitId, { linkedSystems: ['sop-bank', 'child-ipra'], preferredLanguage: 'tt', needsInterpreter: true }),
  );
  const plain = await openByAppeal(as(), appealFor(centre.unitId));

  const familyOf = (caseId: string) =>
    base
      .db('app.families as f')
      .join('app.cases as c', 'c.family_id', 'f.id')
      .where({ 'c.id': caseId })
      .first('f.linked_systems', 'f.preferred_language', 'f.needs_interpreter');
  expect(await familyOf(marked.caseId)).toEqual({
    linked_systems: ['sop-bank', 'child-ipra'],
    preferred_language: 'tt',
    needs_interpreter: true,
  });
  expect(await familyOf(plain.caseId)).toEqual({ linked_systems: [], preferred_language: 'ru', needs_interpreter: false });
  const starts = await Promise.all([startOf(marked.number), startOf(plain.number)]);
  expect(starts.map(({ variables }) => Object.keys(variables).sort())).toEqual([
    ['caseId', 'centreId', 'ground', 'unitId'],
    ['caseId', 'centreId', 'ground', 'unitId'],
  ]);
});
