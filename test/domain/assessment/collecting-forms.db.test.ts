import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectDocumentsForm } from '#domain/assessment/collect-documents-form';
import { homeSurveyForm } from '#domain/assessment/home-survey-form';
import { initialDiagnosticsForm } from '#domain/assessment/initial-diagnostics-form';
import { recordMethodsForm } from '#domain/assessment/record-methods-form';
import { sourceChoices } from '#domain/assessment/sources';
import { inTransaction } from '#domain/context';
import { getForm } from '#domain/forms/read-form';
import { validateForm } from '#domain/forms/validate-form';
import type { TaskForm } from '#domain/tasks/task-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, buildCase, buildUser, type TestCase, type TestUser } from '../../support/factories.ts';
import { taskOfCase } from '../support.ts';

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

test('T-034 the five sources of the text are offered verbatim, and the list is open for more', () => {
  expect(sourceChoices.slice(0, 5).map(({ label }) => label)).toEqual([
    'родители',
    'специалисты системы профилактики безнадзорности и правонарушений несовершеннолетних',
    'оценка поведения',
    'медицинская документация',
    'результаты экспертиз',
  ]);
  expect(sourceChoices.length).toBeGreaterThan(5);
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
    await submit(homeSurveyForm, act);

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
