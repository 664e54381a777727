import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewNewAppealForm } from '#domain/intake/review-appeal-form';
import { compareAppeal } from '#domain/intake/compare-appeal';
import { registerAppeal } from '#domain/intake/register-appeal';
import { reviewAppeal } from '#domain/intake/review-appeal';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import {
  actingAs,
  assignCurator,
  buildCase,
  buildCentre,
  buildUser,
  type TestCase,
  type TestCentre,
  type TestUser,
} from '../../support/factories.ts';
import { appealFor, countRows, messageFor, newPeople, openByAppeal, taskOfCase, type OpenedCase } from '../support.ts';

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

async function openFamily() {
  const { mother, daughter } = newPeople();
  const opened = await openByAppeal(as(), appealFor(centre.unitId, { members: [{ ...mother, isApplicant: true }, daughter] }));
  return { mother, daughter, opened, familyId: await familyOf(opened) };
}

async function familyOf({ caseId }: OpenedCase): Promise<string> {
  return (await base.db('app.cases').where({ id: caseId }).first('family_id')).family_id;
}

const close = (caseId: string) =>
  base.db('app.cases').where({ id: caseId }).update({ status: 'closed', closing_ground: 'moved', closed_at: new Date() });

const questionsOf = (caseId: string): Promise<{ kind: string; note: string }[]> =>
  base.db('app.agenda_items').where({ case_id: caseId }).orderBy('kind').select('kind', 'note');

const againOf = ({ mother, daughter }: Awaited<ReturnType<typeof openFamily>>, change = {}) =>
  appealFor(centre.unitId, { members: [{ ...mother, isApplicant: true }, daughter], ...change });

describe('T-027 a family that looks like one of the centre', () => {
  test('must be decided about; until then nothing is stored', async () => {
    const family = await openFamily();
    const before = await countRows(base.db, 'app.appeals');

    const refusal = registerAppeal(as(), againOf(family));

    await expect(refusal).rejects.toMatchObject({ code: 'DUPLICATES_NOT_DECIDED', details: { familyIds: [family.familyId] } });
    expect(await countRows(base.db, 'app.appeals')).toBe(before);
  });

  test('is shown with who matches and its open case, and the showing is on record', async () => {
    const { mother, opened, familyId } = await openFamily();
    const { kinship, lastName, firstName, birthOn } = mother;

    const { families } = await compareAppeal(as(), {
      unitId: centre.unitId,
      people: [{ lastName: lastName.toUpperCase(), firstName, birthOn, kinship }],
      address: { district: 'Вахитовский район', street: 'ул. Баумана', house: '1' },
    });

    expect(families).toMatchObject([
      {
        familyId,
        isSameAddress: true,
        openCase: { number: opened.number },
        matches: [{ index: 0, likeness: 'same', kinship: 'мать', birthOn }],
      },
    ]);
    expect(await countRows(base.db, 'app.audit_events', { action: 'family.compared', object_id: familyId })).toBe(1);
  });

  test('T-001 of another centre is not shown and asks for no decision', async () => {
    const family = await openFamily();
    const elsewhere = await buildCentre(base.db);
    const stranger = actingAs(base.db, await buildUser(base.db, elsewhere, 'intake'));

    const registered = await registerAppeal(stranger, { ...againOf(family), unitId: elsewhere.unitId });

    expect(registered.outcome).toBe('opened');
  });

  test('kept apart with a reason gets a case of its own', async () => {
    const family = await openFamily();
    const decision = { familyId: family.familyId, decision: 'apart', reason: 'Полные тёзки, другой адрес' } as const;

    const registered = await openByAppeal(as(), againOf(family), { duplicates: [decision] });

    expect(await familyOf(registered)).not.toBe(family.familyId);
    expect(await base.db('app.duplicate_decisions').where({ appeal_id: registered.appealId })).toMatchObject([
      { family_id: family.familyId, decision: 'apart', reason: decision.reason, decided_by: clerk.userId },
    ]);
  });

  test('kept apart without a reason is refused', async () => {
    const family = await openFamily();
    const duplicates = [{ familyId: family.familyId, decision: 'apart', reason: ' ' }] as const;

    await expect(registerAppeal(as(), againOf(family), { duplicates: [...duplicates] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { '/duplicates/0/reason': expect.any(String) } },
    });
  });

  test('recognised after its case ended gets a new case; known people keep their record, new ones join', async () => {
    const family = await openFamily();
    await close(family.opened.caseId);
    const son = { ...family.daughter, firstName: 'Лев', birthOn: '2020-01-01', kinship: 'сын' };
    const members = [{ ...family.mother, isApplicant: true }, family.daughter, son];
    const address = { district: 'Вахитовский район', street: 'ул. Новая', house: '7' };

    const registered = await openByAppeal(as(), againOf(family, { members, address }), {
      duplicates: [{ familyId: family.familyId, decision: 'same', address: 'update' }],
    });

    expect(await familyOf(registered)).toBe(family.familyId);
    expect(registered.caseId).not.toBe(family.opened.caseId);
    expect(await countRows(base.db, 'app.persons', { family_id: family.familyId })).toBe(3);
    expect((await base.db('app.families').where({ id: family.familyId }).first('street')).street).toBe('ул. Новая');
  });

  test('with a person who is only similar is joined as the clerk says', async () => {
    const family = await openFamily();
    await close(family.opened.caseId);
    const [person] = await base.db('app.persons').where({ family_id: family.familyId, is_applicant: true });
    const married = { ...family.mother, lastName: 'Каримова', isApplicant: true };

    await openByAppeal(as(), againOf(family, { members: [married] }), {
      duplicates: [{ familyId: family.familyId, decision: 'same', persons: [{ index: 0, personId: person?.id }] }],
    });

    expect(await base.db('app.persons').where({ id: person?.id }).first('last_name')).toEqual({ last_name: 'Каримова' });
    expect(await countRows(base.db, 'app.persons', { family_id: family.familyId })).toBe(2);
  });

  test.each([
    ['somebody whom the appeal does not resemble', (_own: string, other: string) => [{ index: 0, personId: other }]],
    ['two people as one', (own: string) => [0, 1].map((index) => ({ index, personId: own }))],
    ['one person as two', (own: string, other: string) => [own, other].map((personId) => ({ index: 0, personId }))],
    ['somebody whom the appeal does not name', (own: string) => [{ index: 7, personId: own }]],
  ])('is not joined with %s: nobody is renamed that way', async (_name, pairs) => {
    const family = await openFamily();
    const rows = base.db('app.persons').where({ family_id: family.familyId }).orderBy('is_applicant', 'desc');
    const [own, other] = await rows.clone().pluck('id');
    const before = await rows.clone();
    const married = { ...family.mother, lastName: `${family.mother.lastName}-Каримова`, isApplicant: true };
    const input = againOf(family, { members: [married, { ...married, firstName: 'Чужая', isApplicant: false }] });

    const registration = registerAppeal(as(), input, {
      duplicates: [{ familyId: family.familyId, decision: 'same', persons: pairs(own, other) }],
    });

    await expect(registration).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await rows).toEqual(before);
  });

  test('is decided about once: both words about one family are refused', async () => {
    const family = await openFamily();
    const { familyId } = family;

    const registration = registerAppeal(as(), againOf(family), {
      duplicates: [
        { familyId, decision: 'same' },
        { familyId, decision: 'apart', reason: 'Полные тёзки' },
      ],
    });

    await expect(registration).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('a decision about a family that nobody asked about is refused', async () => {
    const { familyId } = await openFamily();
    const registration = registerAppeal(as(), appealFor(centre.unitId), { duplicates: [{ familyId, decision: 'same' }] });

    await expect(registration).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('T-027 a family with an open case', () => {
  test('gets no second one: the appeal is attached, the curator is told and asked once', async () => {
    const family = await openFamily();
    const curator = await buildUser(base.db, centre, 'curator');
    await assignCurator(base.db, family.opened.caseId, curator.userId);
    const message = messageFor(centre.unitId, {
      people: [family.mother].map(({ middleName, ...known }) => ({ ...known, middleName: middleName ?? 'Сергеевна' })),
    });

    const attached = await registerAppeal(as(), message, {
      duplicates: [{ familyId: family.familyId, decision: 'same' }],
    });

    expect(attached).toMatchObject({ outcome: 'attached', caseId: family.opened.caseId, number: family.opened.number });
    expect(await countRows(base.db, 'app.cases', { family_id: family.familyId })).toBe(1);
    const commands = await base
      .db('app.engine_commands')
      .where({ stream: family.opened.number })
      .orderBy('id')
      .select('kind', 'payload');
    expect(commands.map(({ kind }) => kind)).toEqual(['start-process', 'correlate-message']);
    expect(commands[1]?.payload).toMatchObject({
      message: 'appeal-attached',
      businessKey: family.opened.number,
      scopedVariables: { appealId: attached.appealId },
    });
    expect(await countRows(base.db, 'app.notifications', { user_id: curator.userId, kind: 'appeal-attached' })).toBe(1);
    expect(await base.db('app.sender_answers').where({ appeal_id: attached.appealId }).pluck('kind')).toEqual(['accepted']);
  });

  test('keeps its applicant and its name when somebody else of it applies', async () => {
    const family = await openFamily();
    const { mother, daughter, familyId } = family;
    const before = await base.db('app.families').where({ id: familyId }).first('title');
    const father = { ...mother, firstName: 'Олег', middleName: 'Ильич', birthOn: '1985-02-03', kinship: 'отец' };
    const members = [{ ...father, isApplicant: true }, mother, daughter];

    const attached = await registerAppeal(as(), againOf(family, { members }), {
      duplicates: [{ familyId, decision: 'same' }],
    });

    const people = await base.db('app.persons').where({ family_id: familyId }).select('id', 'first_name', 'is_applicant');
    expect(people.filter(({ is_applicant: isApplicant }) => isApplicant)).toMatchObject([{ first_name: mother.firstName }]);
    expect(await base.db('app.families').where({ id: familyId }).first('title')).toEqual(before);
    expect(await base.db('app.appeals').where({ id: attached.appealId }).first('applicant_person_id')).toEqual({
      applicant_person_id: people.find(({ first_name: name }) => name === 'Олег')?.id,
    });
  });

  test('T-025 is not rewritten by what a message knows of it', async () => {
    const family = await openFamily();
    const { lastName, firstName, birthOn } = family.mother;
    const known = base.db('app.persons').where({ family_id: family.familyId, is_applicant: true });
    const before = await known.clone().first('kinship', 'middle_name');

    await registerAppeal(as(), messageFor(centre.unitId, { people: [{ lastName, firstName, birthOn }] }), {
      duplicates: [{ familyId: family.familyId, decision: 'same' }],
    });

    expect(await known.clone().first('kinship', 'middle_name')).toEqual(before);
  });

  test('two registrations at once open one case', async () => {
    const { mother } = newPeople();
    const input = () => appealFor(centre.unitId, { members: [{ ...mother, isApplicant: true }] });

    const both = await Promise.allSettled([registerAppeal(as(), input()), registerAppeal(as(), input())]);

    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'DUPLICATES_NOT_DECIDED' } });
    expect(await countRows(base.db, 'app.persons', { last_name: mother.lastName })).toBe(1);
  });

  test('the review is kept once, and the sender learns that the message was considered', async () => {
    const family = await openFamily();
    const curator = await buildUser(base.db, centre, 'curator');
    await assignCurator(base.db, family.opened.caseId, curator.userId);
    const secret = 'Соседка Тайная Анна Ивановна';
    const message = messageFor(centre.unitId, {
      sourceKind: 'person',
      sender: { name: secret },
      people: [{ ...family.mother, middleName: 'Сергеевна' }],
    });
    const duplicates = [{ familyId: family.familyId, decision: 'same' as const }];
    const { appealId } = await registerAppeal(as(), message, { duplicates });
    const found: TestCase = { ...(await buildCase(base.db)), caseId: family.opened.caseId, number: family.opened.number };
    const task = { ...taskOfCase(found, 'review-new-appeal'), variables: { caseId: found.caseId, appealId } };
    const ctx = actingAs(base.db, curator);

    const prepared = await reviewNewAppealForm.prepare(ctx, task);
    await fillForm(reviewNewAppealForm, ctx, task, { outcome: 'to-consilium', comment: 'Обсудить помощь' });

    expect(prepared.facts).toContainEqual({ label: 'Суть обращения', value: message.problem });
    expect(JSON.stringify(prepared)).not.toContain(secret);
    expect(await base.db('app.appeals').where({ id: appealId }).first('review_outcome', 'reviewed_by')).toEqual({
      review_outcome: 'to-consilium',
      reviewed_by: curator.userId,
    });
    expect(await questionsOf(found.caseId)).toEqual([
      { kind: 'level', note: 'Обсудить помощь' },
      { kind: 'need', note: 'Обсудить помощь' },
    ]);
    expect(await base.db('app.sender_answers').where({ appeal_id: appealId }).orderBy('kind').pluck('kind')).toEqual([
      'accepted',
      'considered',
    ]);
    await expect(fillForm(reviewNewAppealForm, ctx, task, { outcome: 'noted', comment: 'Ещё раз' })).rejects.toMatchObject({
      code: 'APPEAL_ALREADY_REVIEWED',
    });
  });

  test.each([
    ['during support asks how its measures go', 'support', ['progress']],
    ['after the support is refused: the consilium has nothing to judge', 'post-support', []],
  ])('a review that goes to the consilium %s', async (_name, status, kinds) => {
    const { opened, familyId, mother } = await openFamily();
    const curator = await buildUser(base.db, centre, 'curator');
    await assignCurator(base.db, opened.caseId, curator.userId);
    const message = messageFor(centre.unitId, { people: [{ ...mother, middleName: 'Сергеевна' }] });
    const { appealId } = await registerAppeal(as(), message, { duplicates: [{ familyId, decision: 'same' }] });
    await base.db('app.cases').where({ id: opened.caseId }).update({ status });
    const review = reviewAppeal(actingAs(base.db, curator), {
      ...{ appealId, caseId: opened.caseId, outcome: 'to-consilium', comment: 'Обсудить' },
    });

    if (kinds.length > 0) await review;
    else await expect(review).rejects.toMatchObject({ code: 'QUESTION_NOT_POSSIBLE' });
    expect((await questionsOf(opened.caseId)).map(({ kind }) => kind)).toEqual(kinds);
    const { reviewed_at: reviewedAt } = await base.db('app.appeals').where({ id: appealId }).first('reviewed_at');
    expect(reviewedAt !== null).toBe(kinds.length > 0);
  });
});
