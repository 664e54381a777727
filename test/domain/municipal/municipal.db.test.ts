import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeDeadline } from '#domain/deadlines/compute-deadline';
import { describeDeadline } from '#domain/deadlines/deadline-view';
import { uploadDocument } from '#domain/documents/upload-document';
import { fireRung } from '#domain/deadlines/fire-rung';
import { confirmMunicipalQuestionForm } from '#domain/municipal/confirm-municipal-question-form';
import { considerMunicipalAnswerForm } from '#domain/municipal/consider-municipal-answer-form';
import { municipalAnswerForm } from '#domain/municipal/municipal-answer-form';
import { openMunicipalQuestions } from '#domain/municipal/municipal-view';
import { raiseMunicipalQuestion } from '#domain/municipal/raise-municipal-question';
import { sendMunicipalQuestion } from '#domain/municipal/send-municipal-question';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildCentre, buildUser } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { playToActivePlan, taskOf, uploadScan, type SupportStory } from '../../support/support-story.ts';
import { buildMunicipal, buildSent, QUESTION } from './municipal-story.ts';

let database: TestDatabase;
let dir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dir = await mkdtemp(join(tmpdir(), 'municipal-'));
});
afterAll(async () => {
  await database.drop();
  await rm(dir, { recursive: true });
});

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');

const ANSWER = { answeredOn: '2026-03-02', answer: 'Создать рабочую группу' };

describe('a question to the municipal consilium', () => {
  test.each(['preparation', 'support'] as const)(
    'T-103 may be proposed in %s and leaves the case where it is',
    async (status) => {
      const { story, body } = await buildMunicipal(database.db);
      if (status === 'support') await playToActivePlan(story);

      const raised = await raiseMunicipalQuestion(story.as(story.curator), { caseId: story.case.caseId, ...QUESTION });

      expect(raised.number).toBe(`${story.case.centre.prefix}-М26-0001`);
      const commands: unknown = await database
        .db('app.engine_commands')
        .where({ dedupe_key: `municipal-question-raised:${raised.questionId}` })
        .first('payload');
      expect(commands).toEqual({
        payload: {
          message: 'municipal-question-raised',
          businessKey: story.case.number,
          correlationKeys: {},
          variables: {},
          scopedVariables: { municipalQuestionId: raised.questionId },
          waiter: { process: 'family-support-case', activityIds: ['Task_AnswerAccepted', 'Task_ComputeDeadlines'] },
        },
      });
      const kept: unknown = await database
        .db('app.municipal_questions')
        .where({ id: raised.questionId })
        .first('organisation_id', 'status');
      expect(kept).toEqual({ organisation_id: body, status: 'proposed' });
      expect(await database.db('app.cases').where({ id: story.case.caseId }).first('status')).toEqual({ status });
    },
  );

  test('T-010 goes to the body of the own district; without one it is refused', async () => {
    const { story } = await buildMunicipal(database.db, { district: 'Чужой район' });

    const raising = raiseMunicipalQuestion(story.as(story.curator), { caseId: story.case.caseId, ...QUESTION });

    await expect(raising).rejects.toMatchObject({ code: 'NO_MUNICIPAL_CONSILIUM' });
  });

  test('T-103 passes director, secretary and curator, each once', async () => {
    const { story, questionId } = await buildSent(database.db);
    const curator = story.as(story.curator);
    const documentId = await uploadScan(story, 'municipal-decision');
    const answerTask = taskOf(story, 'municipal-answer', { municipalQuestionId: questionId });
    const considerTask = taskOf(story, 'consider-municipal-answer', { municipalQuestionId: questionId });

    await fillForm(municipalAnswerForm, story.as(story.secretary), answerTask, { ...ANSWER, documentId });
    const { facts } = await considerMunicipalAnswerForm.prepare(curator, considerTask);
    await fillForm(considerMunicipalAnswerForm, curator, considerTask, { consideration: 'followed', text: 'Группа создана' });

    expect(facts).toContainEqual({ label: 'Решение от 02.03.2026', value: 'Создать рабочую группу' });
    const { items, mayPropose } = await openMunicipalQuestions(curator, story.case.caseId);
    expect(items).toMatchObject([
      {
        status: 'considered',
        consideration: 'followed',
        answerDocumentId: documentId,
        sentOn: '2026-03-02',
        answerDueOn: '2026-03-17',
      },
    ]);
    expect(mayPropose).toBe(true);
    await expect(fillForm(municipalAnswerForm, story.as(story.secretary), answerTask, ANSWER)).rejects.toMatchObject({
      code: 'ALREADY_ANSWERED',
    });
  });

  test('T-103 is declined by the director with a reason only', async () => {
    const { story } = await buildMunicipal(database.db);
    const { questionId } = await raiseMunicipalQuestion(story.as(story.curator), { caseId: story.case.caseId, ...QUESTION });
    const task = taskOf(story, 'confirm-municipal-question', { municipalQuestionId: questionId });
    const director = story.as(story.director);

    await expect(fillForm(confirmMunicipalQuestionForm, director, task, { decision: 'decline' })).rejects.toMatchObject({
      details: { fields: { '/declineReason': expect.any(String) as string } },
    });
    const decided = await fillForm(confirmMunicipalQuestionForm, director, task, {
      decision: 'decline',
      declineReason: 'Решим между собой',
    });

    expect(decided).toEqual({ confirmed: false });
    expect((await openMunicipalQuestions(director, story.case.caseId)).items).toMatchObject([
      { status: 'declined', declineReason: 'Решим между собой' },
    ]);
  });

  test('one question of a family at a time', async () => {
    const { story } = await buildSent(database.db);

    const second = raiseMunicipalQuestion(story.as(story.curator), { caseId: story.case.caseId, ...QUESTION });

    await expect(second).rejects.toMatchObject({ code: 'QUESTION_OPEN' });
  });

  test('T-019 is proposed by the own curator and head, and unknown to strangers', async () => {
    const { story } = await buildMunicipal(database.db);
    const head = await buildUser(database.db, story.case.centre, 'head');
    const stranger = await buildUser(database.db, await buildCentre(database.db), 'head');
    const input = { caseId: story.case.caseId, ...QUESTION };

    await expect(raiseMunicipalQuestion(story.as(stranger), input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(raiseMunicipalQuestion(story.as(story.director), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(raiseMunicipalQuestion(story.as(head), input)).resolves.toMatchObject({ number: expect.any(String) as string });
  });
});

describe('T-193 the secretary knows of a case that stands on no agenda', () => {
  const seen = async (story: SupportStory) =>
    (await openMunicipalQuestions(story.as(story.secretary), story.case.caseId)).items.length;
  const attach = (story: SupportStory) =>
    uploadDocument(
      story.as(story.secretary),
      { dir },
      { caseId: story.case.caseId, kind: 'municipal-decision', originalName: 'Решение.pdf', content: PDF },
    );
  const unknown = { code: 'NOT_FOUND' };

  test('only while its question is at the municipal body', async () => {
    const { story } = await buildMunicipal(database.db);
    await expect(seen(story)).rejects.toMatchObject(unknown);
    await raiseMunicipalQuestion(story.as(story.curator), { caseId: story.case.caseId, ...QUESTION });
    await expect(seen(story)).rejects.toMatchObject(unknown);
    await expect(attach(story)).rejects.toMatchObject(unknown);

    const sent = await buildSent(database.db);
    await expect(attach(sent.story)).resolves.toEqual({ documentId: expect.any(String) as string });
    await expect(seen(sent.story)).resolves.toBe(1);
    const task = taskOf(sent.story, 'municipal-answer', { municipalQuestionId: sent.questionId });
    await fillForm(municipalAnswerForm, sent.story.as(sent.story.secretary), task, ANSWER);

    await expect(seen(sent.story)).rejects.toMatchObject(unknown);
    await expect(attach(sent.story)).rejects.toMatchObject(unknown);
    await database.db('app.municipal_questions').where({ id: sent.questionId }).update({ status: 'sent' });
    await database.db('app.cases').where({ id: sent.story.case.caseId }).update({ status: 'post-support' });
    await expect(seen(sent.story)).rejects.toMatchObject(unknown);
  });
});

test('T-102 the questions of an archived case are still read', async () => {
  const { story } = await buildSent(database.db);
  const { caseId } = story.case;
  const closed_at = new Date('2026-03-12T09:00:00Z');
  await database
    .db('app.cases')
    .where({ id: caseId })
    .update({
      ...{ status: 'closed', closing_ground: 'not-reached', closed_at, archived_at: closed_at },
    });

  const { items } = await openMunicipalQuestions(story.as(story.curator), caseId);

  expect(items).toMatchObject([{ isDropped: true }]);
});

describe('T-104 a question stops no clock and explains a missed one', () => {
  test('raised on the fourth working day, answered on the twelfth', async () => {
    const { story, questionId } = await buildSent(database.db, { now: new Date('2026-03-06T09:00:00+03:00') });
    const { caseId } = story.case;
    await computeDeadline(story.system(), { caseId });
    // The tenth working day is 17 March, because 9 March is a holiday.
    const overdue = new Date('2026-03-18T00:00:00+03:00');
    await fireRung(story.system(overdue), { caseId, rung: 'overdue' });
    const answered = new Date('2026-03-19T10:00:00+03:00');
    const before = await describeDeadline(story.system(overdue), caseId, 'Europe/Moscow');

    const task = taskOf(story, 'municipal-answer', { municipalQuestionId: questionId });
    await fillForm(municipalAnswerForm, story.as(story.secretary, answered), task, { ...ANSWER, answeredOn: '2026-03-19' });

    expect(before).toMatchObject({ dueOn: '2026-03-17', delays: [{ fromOn: '2026-03-06', toOn: null }] });
    const after = await describeDeadline(story.system(answered), caseId, 'Europe/Moscow');
    expect(after).toMatchObject({
      dueOn: '2026-03-17',
      overdueAt: overdue,
      delays: [{ number: `${story.case.centre.prefix}-М26-0001`, fromOn: '2026-03-06', toOn: '2026-03-19' }],
    });
  });

  test('a term that is kept needs no explanation, and what was not sent is none', async () => {
    const { story } = await buildSent(database.db, { now: new Date('2026-03-06T09:00:00+03:00') });
    await computeDeadline(story.system(), { caseId: story.case.caseId });
    const declined = await buildMunicipal(database.db);
    await computeDeadline(declined.story.system(), { caseId: declined.story.case.caseId });
    await raiseMunicipalQuestion(declined.story.as(declined.story.curator), { caseId: declined.story.case.caseId, ...QUESTION });
    await fireRung(declined.story.system(new Date('2026-03-18T00:00:00+03:00')), {
      caseId: declined.story.case.caseId,
      rung: 'overdue',
    });

    expect(await describeDeadline(story.system(), story.case.caseId, 'Europe/Moscow')).toMatchObject({ delays: [] });
    expect(await describeDeadline(story.system(), declined.story.case.caseId, 'Europe/Moscow')).toMatchObject({ delays: [] });
  });

  test('a step that comes twice sends once', async () => {
    const { story, questionId } = await buildSent(database.db);

    await sendMunicipalQuestion(story.system(new Date('2026-03-05T09:00:00+03:00')), { municipalQuestionId: questionId });

    const kept: unknown = await database.db('app.municipal_questions').where({ id: questionId }).first('sent_on');
    expect(kept).toEqual({ sent_on: '2026-03-02' });
  });
});
