import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasContactRecord, hasHomeSurvey } from '#domain/assessment/collected';
import { collectDocumentsForm } from '#domain/assessment/collect-documents-form';
import { describeResourcesForm } from '#domain/assessment/describe-resources-form';
import { firstMeetingForm } from '#domain/assessment/first-meeting-form';
import { homeSurveyForm } from '#domain/assessment/home-survey-form';
import { initialDiagnosticsForm } from '#domain/assessment/initial-diagnostics-form';
import { recordMethodsForm } from '#domain/assessment/record-methods-form';
import { listSourceChoices } from '#domain/assessment/sources';
import { changeSetting } from '#domain/settings/change-setting';
import { inTransaction } from '#domain/context';
import { getForm } from '#domain/forms/read-form';
import { validateForm } from '#domain/forms/validate-form';
import type { TaskForm } from '#domain/tasks/task-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCase, buildCentre, buildUser, type TestCase, type TestUser } from '../../support/factories.ts';
import { listActions, taskOfCase } from '../support.ts';

let base: TestDatabase;
let found: TestCase;
let curator: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

/** What the pipeline does with a form, without the engine's part. */
async function submit(form: TaskForm, data: unknown): Promise<void> {
  const task = taskOfCase(found, form.formKey);
  await inTransaction(actingAs(base.db, curator), async (tx) => {
    validateForm(getForm(form.formKey), data, (await form.prepare(tx, task)).choices);
    await form.complete(tx, task, data);
  });
}

async function records(): Promise<Record<string, unknown>[]> {
  return base
    .db('app.assessment_records')
    .where({ case_id: found.caseId })
    .orderBy(['kind', 'occurred_on'])
    .select('kind', 'person_id', 'occurred_on', 'source', 'confidentiality', 'content', 'author_id');
}

async function freshCase(): Promise<void> {
  found = await buildCase(base.db);
  curator = await buildUser(base.db, found.centre, 'curator');
}

describe('sources of information', () => {
  beforeAll(freshCase);
  const labels = async (centreId: string) =>
    (await listSourceChoices(actingAs(base.db, curator), centreId)).map(({ label }) => label);

  test('T-034 the five of the text are offered verbatim', async () => {
    expect((await labels(found.centre.centreId)).slice(0, 5)).toEqual([
      'родители',
      'специалисты системы профилактики безнадзорности и правонарушений несовершеннолетних',
      'оценка поведения',
      'медицинская документация',
      'результаты экспертиз',
    ]);
  });

  test('T-034 a centre adds its own to the dictionary, another centre does not get them, and a record takes them', async () => {
    const { centreId } = found.centre;
    const administrator = await buildUser(base.db, found.centre, 'administrator');
    await changeSetting(actingAs(base.db, administrator), { key: 'informationSources', centreId, value: ['соседи'], version: 0 });

    await submit(collectDocumentsForm, {
      documents: [{ personId: found.childId, kind: 'birth-certificate', receivedOn: '2026-03-01', source: 'соседи' }],
    });

    expect(await labels(centreId)).toContain('соседи');
    expect(await labels((await buildCentre(base.db)).centreId)).not.toContain('соседи');
  });
});

describe('personal documents', () => {
  beforeAll(freshCase);
  const document = () => ({ personId: found.childId, kind: 'birth-certificate', receivedOn: '2026-03-01', source: 'parents' });

  test('T-030 each is kept with holder, day, source and class', async () => {
    await submit(collectDocumentsForm, { documents: [document(), { ...document(), kind: 'disability', number: 'МСЭ-1' }] });

    const stored = await records();
    expect(stored).toHaveLength(2);
    expect(stored[0]).toMatchObject({
      kind: 'personal-document',
      person_id: found.childId,
      author_id: curator.userId,
      source: 'parents',
    });
    expect(stored.map((record) => record['confidentiality']).sort()).toEqual(['confidential', 'strict']);
  });

  test.each([
    ['without a source', { source: undefined }, '/documents/0/source'],
    ['of somebody outside the family', { personId: '00000000-0000-4000-8000-000000000000' }, '/documents/0/personId'],
    ['received tomorrow', { receivedOn: '2026-03-03' }, '/documents/0/receivedOn'],
    ['received on 31.02', { receivedOn: '2026-02-31' }, '/documents/0/receivedOn'],
  ])('T-034 a document %s is refused', async (_name, change, field) => {
    const row = Object.fromEntries(Object.entries({ ...document(), ...change }).filter(([, value]) => value !== undefined));

    await expect(submit(collectDocumentsForm, { documents: [row] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { [field]: expect.any(String) } },
    });
  });
});

describe('first meetings', () => {
  beforeAll(freshCase);
  const meeting = () => ({
    metOn: '2026-03-01',
    place: 'дома у семьи',
    participantIds: [found.applicantId, found.childId],
    outcome: 'Мать согласна на сопровождение',
    source: 'parents',
  });

  test('T-049 several are kept with place, participants and outcome, and stand in the history', async () => {
    expect(await hasContactRecord(actingAs(base.db, curator), found.caseId)).toBe(false);

    await submit(firstMeetingForm, { meetings: [meeting(), { ...meeting(), metOn: '2026-03-02', place: 'Центр' }] });

    const stored = await records();
    expect(stored.map((record) => [record['kind'], record['occurred_on'], record['confidentiality']])).toEqual([
      ['first-meeting', '2026-03-01', 'confidential'],
      ['first-meeting', '2026-03-02', 'confidential'],
    ]);
    expect(stored[0]?.['content']).toEqual({
      place: 'дома у семьи',
      participantIds: [found.applicantId, found.childId],
      outcome: 'Мать согласна на сопровождение',
    });
    expect(await hasContactRecord(actingAs(base.db, curator), found.caseId)).toBe(true);
    expect(await listActions(base.db, found.caseId)).toEqual(['contact.recorded', 'contact.recorded']);
  });

  test.each([
    ['without a place', { place: undefined }, '/meetings/0/place'],
    ['without an outcome', { outcome: ' ' }, '/meetings/0/outcome'],
    ['with nobody', { participantIds: [] }, '/meetings/0/participantIds'],
    ['with a stranger', { participantIds: ['00000000-0000-4000-8000-000000000000'] }, '/meetings/0/participantIds/0'],
    ['tomorrow', { metOn: '2026-03-03' }, '/meetings/0/metOn'],
  ])('T-049 a meeting %s is refused', async (_name, change, field) => {
    const data = JSON.parse(JSON.stringify({ meetings: [{ ...meeting(), ...change }] }));

    await expect(submit(firstMeetingForm, data)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { [field]: expect.any(String) } },
    });
  });
});

describe('resources of the members', () => {
  beforeAll(freshCase);
  const CATEGORIES = ['сильные стороны', 'круг поддержки', 'доход и работа', 'умения и навыки'];
  const block = (personId: string) => ({
    personId,
    resources: CATEGORIES.map((category, index) => (index === 3 ? { category, isNotFound: true } : { category, text: 'есть' })),
  });

  test('T-050 the form opens with one block for each member of the household', async () => {
    await base.db('app.persons').insert({
      ...{ family_id: found.familyId, last_name: 'Петров', first_name: 'Пётр', birth_on: '1960-01-01', kinship: 'дед' },
      is_household: false,
    });
    const { initial } = await describeResourcesForm.prepare(actingAs(base.db, curator), taskOfCase(found, 'describe-resources'));

    expect(initial['members']).toEqual(
      [found.applicantId, found.childId].map((personId) => ({
        personId,
        resources: CATEGORIES.map((category) => ({ category })),
      })),
    );
  });

  test('T-050 what was not found is kept as such', async () => {
    await submit(describeResourcesForm, { members: [block(found.applicantId), block(found.childId)] });

    const stored = await records();
    expect(stored.map((record) => record['person_id']).sort()).toEqual([found.applicantId, found.childId].sort());
    expect(stored[0]?.['content']).toEqual({
      resources: CATEGORIES.map((category, index) => ({ category, text: index === 3 ? null : 'есть' })),
    });
  });

  test('T-050 a blank, a member left out and a kind left out are refused', async () => {
    const [first, ...others] = block(found.childId).resources;
    const refused = (childBlock: unknown) =>
      submit(describeResourcesForm, { members: [block(found.applicantId), childBlock].filter(Boolean) });

    await expect(
      refused({ personId: found.childId, resources: [{ category: first?.category }, ...others] }),
    ).rejects.toMatchObject({ details: { fields: { '/members/1/resources/0/text': expect.any(String) } } });
    await expect(
      refused({ personId: found.childId, resources: [{ ...first, isNotFound: true }, ...others] }),
    ).rejects.toMatchObject({ details: { fields: { '/members/1/resources/0/text': expect.stringContaining('Либо') } } });
    await expect(refused(undefined)).rejects.toMatchObject({ details: { fields: { '/members': expect.any(String) } } });
    await expect(refused({ personId: found.childId, resources: others })).rejects.toMatchObject({
      details: { fields: { '/members/1/resources': expect.any(String) } },
    });
  });
});

describe('the survey of the home', () => {
  beforeAll(freshCase);
  const act = {
    surveyedOn: '2026-03-02',
    addressNote: 'Проверено на месте, совпадает с заявлением',
    participants: 'куратор, мать',
    housing: 'Двухкомнатная квартира, 44 кв. м',
    sanitaryState: 'satisfactory',
    childPlace: 'Отдельное спальное место, стол для занятий',
    conclusion: 'Условия удовлетворительные',
    source: 'curator',
  };

  test('T-032 the act is kept with date, participants and findings', async () => {
    expect(await hasHomeSurvey(actingAs(base.db, curator), found.caseId)).toBe(false);
    await submit(homeSurveyForm, act);
    expect(await hasHomeSurvey(actingAs(base.db, curator), found.caseId)).toBe(true);

    const [record] = await records();
    expect(record).toMatchObject({ kind: 'home-survey', occurred_on: '2026-03-02', confidentiality: 'confidential' });
    expect(record?.['content']).toMatchObject({ participants: 'куратор, мать', conclusion: 'Условия удовлетворительные' });
  });

  test.each(['surveyedOn', 'addressNote', 'participants', 'housing', 'sanitaryState', 'childPlace', 'conclusion', 'source'])(
    'T-032 without %s it is refused',
    async (field) => {
      const data = Object.fromEntries(Object.entries(act).filter(([name]) => name !== field));

      await expect(submit(homeSurveyForm, data)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        details: { fields: { [`/${field}`]: expect.any(String) } },
      });
    },
  );
});

describe('the four methods', () => {
  beforeAll(freshCase);
  const made = { isMade: 'yes', madeOn: '2026-03-01', source: 'parents', result: 'Мать рассказала о трудностях' };
  const skipped = { isMade: 'no', reason: 'Ребёнок в больнице' };

  test('T-033 each leaves its result, or the reason why it was not used', async () => {
    await submit(recordMethodsForm, {
      conversation: made,
      questionnaire: skipped,
      observation: { ...made, source: 'medical-records' },
      interview: skipped,
    });

    const stored = await records();
    expect(stored.map((record) => record['kind'])).toEqual(['conversation', 'interview', 'observation', 'questionnaire']);
    expect(stored[0]?.['content']).toEqual({ isMade: true, result: 'Мать рассказала о трудностях' });
    expect(stored[1]?.['content']).toEqual({ isMade: false, reason: 'Ребёнок в больнице' });
    expect(stored[2]?.['confidentiality']).toBe('strict');
  });

  test.each([
    ['none at all', { conversation: skipped }, '/conversation/isMade'],
    ['a result without a date', { conversation: { isMade: 'yes', source: 'parents', result: 'x' } }, '/conversation/madeOn'],
    ['an omission without a reason', { conversation: made, interview: { isMade: 'no' } }, '/interview/reason'],
  ])('T-033 %s is refused', async (_name, change, field) => {
    const unused = { conversation: skipped, questionnaire: skipped, observation: skipped, interview: skipped };
    const data = { ...unused, ...change };

    await expect(submit(recordMethodsForm, data)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { [field]: expect.any(String) } },
    });
  });
});

describe('first diagnostics', () => {
  beforeAll(freshCase);
  const diagnosis = () => ({
    personId: found.childId,
    diagnosedOn: '2026-03-02',
    method: 'методика «Рисунок семьи»',
    source: 'child',
    result: 'тревожность выше нормы',
  });

  test('T-033 T-196 are kept per member and always of the strictest class', async () => {
    await submit(initialDiagnosticsForm, { diagnostics: [diagnosis(), { ...diagnosis(), personId: found.applicantId }] });

    const stored = await records();
    expect(stored.map((record) => [record['kind'], record['confidentiality']])).toEqual([
      ['diagnostics', 'strict'],
      ['diagnostics', 'strict'],
    ]);
  });

  test('T-033 of nobody are refused', async () => {
    await expect(submit(initialDiagnosticsForm, { diagnostics: [] })).rejects.toMatchObject({
      details: { fields: { '/diagnostics': expect.any(String) } },
    });
  });
});
