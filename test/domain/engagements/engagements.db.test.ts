import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engageCoExecutor } from '#domain/engagements/engage-co-executor';
import { openEngagements } from '#domain/engagements/engagement-view';
import { withdrawEngagement } from '#domain/engagements/withdraw-engagement';
import { agencyReplyForm } from '#domain/engagements/agency-reply-form';
import { agencyReportForm } from '#domain/engagements/agency-report-form';
import { replaceCoExecutorForm } from '#domain/engagements/replace-co-executor-form';
import { markMeasure } from '#domain/measures/mark-measure';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildCentre, buildOrganisation, buildUser, TEST_NOW, uniqueCode } from '../../support/factories.ts';
import { fillForm } from '../../support/fill-form.ts';
import { taskOf } from '../../support/support-story.ts';
import { buildAsked, buildEngaged, requestFor, type Engaged } from './engaged.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const statusOf = async (id: string): Promise<unknown> => database.db('app.engagements').where({ id }).first('status');
const AGREED = { reply: 'agreed', repliedOn: '2026-03-02', replyText: 'Выделим психолога' };
const REFUSED = { reply: 'refused', repliedOn: '2026-03-02', replyText: 'Нет специалиста' };

const answer = ({ story, engagementId }: Engaged, data: Readonly<Record<string, unknown>>) =>
  fillForm(agencyReplyForm, story.as(story.curator), taskOf(story, 'agency-reply', { engagementId }), data);

describe('engaging a co-executor', () => {
  test('T-078 with the agreement of the family the request goes to the process of its measure', async () => {
    const { story, planItemId, engagementId } = await buildEngaged(database.db);

    const commands: unknown = await database
      .db('app.engine_commands')
      .where({ dedupe_key: `co-executor-engaged:${engagementId}` })
      .select('stream', 'payload');
    expect(commands).toEqual([
      {
        stream: story.case.number,
        payload: {
          message: 'co-executor-engaged',
          businessKey: story.case.number,
          correlationKeys: { planItemId },
          variables: {},
          scopedVariables: { engagementId },
          waiter: { process: 'measure', variables: { planItemId } },
        },
      },
    ]);
    const kept: unknown = await database
      .db('app.engagements')
      .where({ id: engagementId })
      .first('consent_on', 'consent_person_id');
    expect(kept).toEqual({ consent_on: '2026-03-02', consent_person_id: story.case.applicantId });
  });

  test.each([
    ['without a day', { consentOn: undefined }],
    ['without a person', { consentPersonId: undefined }],
  ])('T-078 an agreement %s is no agreement', async (_, missing) => {
    const { story, planItemId } = await buildEngaged(database.db);
    const organisationId = await buildOrganisation(database.db);

    const engaging = engageCoExecutor(story.as(story.curator), {
      ...{ caseId: story.case.caseId, planItemId },
      ...requestFor(story, organisationId),
      ...missing,
    });

    await expect(engaging).rejects.toMatchObject({ code: 'NO_FAMILY_AGREEMENT' });
  });

  test('T-198 without a basis for the exchange nobody is asked', async () => {
    const { story, planItemId } = await buildEngaged(database.db);
    const exchange = { person_id: story.case.applicantId, kind: 'exchange' };
    await database.db('app.consents').where(exchange).update({ withdrawn_on: '2026-03-02', withdrawn_at: TEST_NOW });
    const organisationId = await buildOrganisation(database.db);

    const engaging = engageCoExecutor(story.as(story.curator), {
      ...{ caseId: story.case.caseId, planItemId },
      ...requestFor(story, organisationId),
    });

    await expect(engaging).rejects.toMatchObject({ code: 'NO_EXCHANGE_CONSENT' });
  });

  test.each([
    ['a child as who agreed', '/consentPersonId', (engaged: Engaged) => ({ consentPersonId: engaged.story.case.childId })],
    ['a day to come', '/consentOn', () => ({ consentOn: '2026-03-03' })],
  ])('%s is refused', async (_, pointer, change) => {
    const engaged = await buildEngaged(database.db);
    const { story, planItemId } = engaged;

    const engaging = engageCoExecutor(story.as(story.curator), {
      ...{ caseId: story.case.caseId, planItemId },
      ...requestFor(story, await buildOrganisation(database.db)),
      ...change(engaged),
    });

    await expect(engaging).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) as string } } });
  });

  test('the same organisation is not asked twice for one measure', async () => {
    const { story, planItemId, organisationId } = await buildEngaged(database.db);

    const again = engageCoExecutor(story.as(story.curator), {
      ...{ caseId: story.case.caseId, planItemId },
      ...requestFor(story, organisationId),
    });

    await expect(again).rejects.toMatchObject({ code: 'ALREADY_ENGAGED' });
  });

  test('T-019 a stranger hears that there is no case, the director may only read', async () => {
    const { story, planItemId, organisationId } = await buildEngaged(database.db);
    const stranger = await buildUser(database.db, await buildCentre(database.db), 'head');
    const input = { caseId: story.case.caseId, planItemId, ...requestFor(story, organisationId) };

    await expect(engageCoExecutor(story.as(stranger), input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(engageCoExecutor(story.as(story.director), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const seen = await openEngagements(story.as(story.director), story.case.caseId);
    expect([seen.items.length, seen.mayEngage]).toEqual([1, false]);
  });
});

describe('the answer of an organisation', () => {
  test('T-117 its refusal leaves «нет соисполнителя», and another is found with an agreement of its own', async () => {
    const engaged = await buildAsked(database.db);
    const { story, planItemId, engagementId } = engaged;
    const ctx = story.as(story.curator);

    expect(await answer(engaged, REFUSED)).toEqual({ agencyReply: 'refused' });
    expect((await openEngagements(ctx, story.case.caseId)).withoutCoExecutor).toEqual([planItemId]);

    const other = await buildOrganisation(database.db, { name: `Центр ${uniqueCode()}` });
    const task = taskOf(story, 'replace-co-executor', { engagementId });
    const unagreed = { replacement: 'other', organisationId: other, question: 'Просим помочь' };
    await expect(fillForm(replaceCoExecutorForm, ctx, task, unagreed)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const replaced = await fillForm(replaceCoExecutorForm, ctx, task, {
      ...unagreed,
      consentOn: '2026-03-02',
      consentPersonId: story.case.applicantId,
    });

    expect(replaced).toEqual({ replacement: 'other', engagementId: expect.any(String) as string });
    expect(replaced['engagementId']).not.toBe(engagementId);
    expect((await openEngagements(ctx, story.case.caseId)).withoutCoExecutor).toEqual([]);
    const letter: unknown = await database
      .db('app.letters')
      .where({ engagement_id: engagementId })
      .first('answer', 'answer_text');
    expect(letter).toEqual({ answer: 'refused', answer_text: 'Нет специалиста' });
  });

  test('T-117 the centre goes on alone with a reason, and the measure keeps saying so', async () => {
    const engaged = await buildAsked(database.db);
    const { story, planItemId, engagementId } = engaged;
    await answer(engaged, REFUSED);

    const task = taskOf(story, 'replace-co-executor', { engagementId });
    const done = await fillForm(replaceCoExecutorForm, story.as(story.curator), task, {
      replacement: 'none',
      reason: 'Справимся сами',
    });

    expect(done).toEqual({ replacement: 'none' });
    expect((await openEngagements(story.as(story.curator), story.case.caseId)).withoutCoExecutor).toEqual([planItemId]);
    const kept: unknown = await database.db('app.engagements').where({ id: engagementId }).first('not_replaced_reason');
    expect(kept).toEqual({ not_replaced_reason: 'Справимся сами' });
  });

  test('T-076 who agreed reports, and the measure stays open until the curator marks it', async () => {
    const engaged = await buildAsked(database.db);
    const { story, planItemId, engagementId } = engaged;
    await answer(engaged, AGREED);

    const task = taskOf(story, 'agency-report', { engagementId });
    await fillForm(agencyReportForm, story.as(story.curator), task, {
      reportedOn: '2026-03-02',
      reportText: 'Проведено 5 занятий',
    });

    expect(await statusOf(engagementId)).toEqual({ status: 'reported' });
    const item: unknown = await database.db('app.plan_items').where({ id: planItemId }).first('status', 'marked_at');
    expect(item).toEqual({ status: 'running', marked_at: null });
  });

  test('is entered once, and not for a day to come', async () => {
    const engaged = await buildAsked(database.db);

    await expect(answer(engaged, { ...AGREED, repliedOn: '2026-03-03' })).rejects.toMatchObject({
      details: { fields: { '/repliedOn': expect.any(String) as string } },
    });
    await answer(engaged, AGREED);
    await expect(answer(engaged, AGREED)).rejects.toMatchObject({ code: 'ALREADY_ANSWERED' });
  });
});

describe('the end of an engagement', () => {
  test('T-078 what the family takes back is over: no reply is kept any more, the curator looks for another', async () => {
    const engaged = await buildAsked(database.db);
    const { story, engagementId } = engaged;
    const ctx = story.as(story.curator);

    await withdrawEngagement(ctx, { caseId: story.case.caseId, engagementId, withdrawnOn: '2026-03-02' });

    await expect(answer(engaged, AGREED)).rejects.toMatchObject({ code: 'ENGAGEMENT_OVER' });
    const { initial } = await agencyReplyForm.prepare(ctx, taskOf(story, 'agency-reply', { engagementId }));
    expect(initial).toMatchObject({ reply: 'refused' });
    expect(await answer(engaged, REFUSED)).toEqual({ agencyReply: 'refused' });
    expect(await statusOf(engagementId)).toEqual({ status: 'withdrawn' });
    const again = withdrawEngagement(ctx, { caseId: story.case.caseId, engagementId, withdrawnOn: '2026-03-02' });
    await expect(again).rejects.toMatchObject({ code: 'ENGAGEMENT_OVER' });
  });

  test('T-076 the mark of the measure ends its engagement and its letter', async () => {
    const { story, planItemId, engagementId } = await buildAsked(database.db);

    await markMeasure(story.as(story.curator), { planItemId, mark: 'done', result: 'Помощь получена' });

    expect(await statusOf(engagementId)).toEqual({ status: 'closed' });
    const letter: unknown = await database.db('app.letters').where({ engagement_id: engagementId }).first('answer');
    expect(letter).toEqual({ answer: 'withdrawn' });
  });
});
