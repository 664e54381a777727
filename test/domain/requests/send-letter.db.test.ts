import { afterAll, beforeAll, expect, test } from 'vitest';
import { markMeasure } from '#domain/measures/mark-measure';
import { letterAnswerForm } from '#domain/requests/letter-answer-form';
import { draftLetter } from '#domain/requests/letter-template';
import { listLetters } from '#domain/requests/letter-view';
import { sendLetter } from '#domain/requests/send-letter';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildOrganisation, TEST_NOW } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { taskOf } from '../../support/support-story.ts';
import { buildLetter, LETTER } from './letters.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const PAGE = { limit: 50, offset: 0 };

test('T-077 a letter of any measure has its number, addressee, subject, measure and day, and a process that waits for the answer', async () => {
  const { story, planItemId, letterId, number } = await buildLetter(database.db);

  expect(number).toBe(`${story.case.centre.prefix}-Н26-0001`);
  const kept: unknown = await database
    .db('app.letters')
    .where({ id: letterId })
    .first('kind', 'plan_item_id', 'subject', 'body', 'answer_due_on');
  expect(kept).toEqual({
    kind: 'letter',
    plan_item_id: planItemId,
    subject: 'О кружке',
    body: 'Просим принять ребёнка в кружок',
    answer_due_on: '2026-03-20',
  });
  const started: unknown = await database.db('app.engine_commands').where({ stream: number }).select('kind', 'payload');
  expect(started).toEqual([
    {
      kind: 'start-process',
      payload: {
        processKey: 'letter-answer',
        businessKey: number,
        variables: { letterId, caseId: story.case.caseId, letterReminderAt: '2026-03-18T09:00:00+03:00' },
      },
    },
  ]);
});

test('T-077 the template brings the measure, the case and the term, and no name of the family', async () => {
  const { story, planItemId } = await buildLetter(database.db);

  const template = await draftLetter(story.as(story.curator), { caseId: story.case.caseId, planItemId });

  expect(template.answerDueOn).toBe('2026-03-17');
  expect(template.text).toContain(`«${template.subject}» со сроком до 10.06.2026`);
  expect(template.text).toContain(story.case.number);
  const people: unknown = await database.db('app.persons').where({ family_id: story.case.familyId }).pluck('last_name');
  for (const name of Array.isArray(people) ? people : []) expect(template.text).not.toContain(name);
});

test('T-077 the answer stands beside its measure and is entered once', async () => {
  const { story, letterId } = await buildLetter(database.db);
  const ctx = story.as(story.curator);
  const task = taskOf(story, 'letter-answer', { letterId });
  const data = { answer: 'received', answeredOn: '2026-03-02', answerText: 'Место есть' };

  const { facts } = await letterAnswerForm.prepare(ctx, task);
  await fillForm(letterAnswerForm, ctx, task, data);

  expect(facts.map(({ label }) => label)).toEqual(expect.arrayContaining(['Письмо', 'Адресат', 'Мероприятие']));
  const { items } = await listLetters(ctx, { caseId: story.case.caseId }, PAGE);
  expect(items).toMatchObject([{ kind: 'letter', answer: 'received', answerText: 'Место есть' }]);
  await expect(fillForm(letterAnswerForm, ctx, task, data)).rejects.toMatchObject({ code: 'ALREADY_ANSWERED' });
});

test('T-077 a closed measure waits for no answer, and the process of its letter ends', async () => {
  const { story, planItemId, letterId, number } = await buildLetter(database.db);

  await markMeasure(story.as(story.curator), { planItemId, mark: 'done', result: 'Помощь получена' });

  expect(await database.db('app.letters').where({ id: letterId }).first('answer')).toEqual({ answer: 'withdrawn' });
  const commands: unknown = await database.db('app.engine_commands').where({ stream: number }).orderBy('id').pluck('dedupe_key');
  expect(commands).toEqual([`start:${number}`, `letter-closed:${letterId}`]);
});

test.each([
  ['a term that is over already', { answerDueOn: '2026-03-02' }, '/answerDueOn'],
  ['no words', { text: ' ' }, '/text'],
])('a letter with %s is refused', async (_, change, pointer) => {
  const { story, planItemId } = await buildLetter(database.db);
  const organisationId = await buildOrganisation(database.db);

  const sending = sendLetter(story.as(story.curator), {
    ...{ caseId: story.case.caseId, planItemId, organisationId },
    ...LETTER,
    ...change,
  });

  await expect(sending).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) as string } } });
});

test('T-198 without a basis for the exchange no letter leaves', async () => {
  const { story, planItemId } = await buildLetter(database.db);
  const exchange = { person_id: story.case.applicantId, kind: 'exchange' };
  await database.db('app.consents').where(exchange).update({ withdrawn_on: '2026-03-02', withdrawn_at: TEST_NOW });
  const organisationId = await buildOrganisation(database.db);

  const sending = sendLetter(story.as(story.curator), { caseId: story.case.caseId, planItemId, organisationId, ...LETTER });

  await expect(sending).rejects.toMatchObject({ code: 'NO_EXCHANGE_CONSENT' });
});
