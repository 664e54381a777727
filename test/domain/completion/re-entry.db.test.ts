import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectDocumentsForm } from '#domain/assessment/collect-documents-form';
import { describeResourcesForm } from '#domain/assessment/describe-resources-form';
import { openCompletion } from '#domain/completion/completion-view';
import { openPostSupport } from '#domain/completion/open-post-support';
import { requestReEntry } from '#domain/completion/request-re-entry';
import { prepareAppealForm } from '#domain/intake/appeal-form';
import { intakePackageForm } from '#domain/intake/intake-package-form';
import { registerAppeal } from '#domain/intake/register-appeal';
import { appealInput } from '#domain/intake/appeal-input';
import { draftPlanForm } from '#domain/plans/draft-plan-form';
import { deregisterFamily } from '#domain/register/deregister-family';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { assignCurator, buildUser, TEST_NOW, type TestUser } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { buildSupportStory, decide, playToActivePlan, taskOf, type SupportStory } from '../../support/support-story.ts';

const END = new Date('2026-08-31T08:00:00Z');
const BACK = new Date('2026-10-05T08:00:00Z');
const PROBLEM = 'Ссоры возобновились, ребёнок не ходит на занятия';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Ended {
  readonly story: SupportStory;
  readonly clerk: TestUser;
}

/** A family in post-support whose old case knows its programme, a passport, a medical paper and resources. */
async function buildEnded(): Promise<Ended> {
  const story = await buildSupportStory(database.db);
  const { caseId, applicantId, childId, centre } = story.case;
  const record = { case_id: caseId, occurred_on: '2026-03-02', author_id: story.curator.userId, created_at: TEST_NOW };
  const records = [
    {
      kind: 'personal-document',
      person_id: applicantId,
      source: 'parents',
      content: { kind: 'passport', number: '92 15 000001' },
    },
    {
      kind: 'personal-document',
      person_id: childId,
      source: 'parents',
      content: { kind: 'birth-certificate', validTo: '2026-09-01' },
    },
    { kind: 'resources', person_id: applicantId, source: 'curator', content: { resources: RESOURCES } },
  ];
  for (const given of records)
    await insertRow(database.db, 'app.assessment_records', { ...record, confidentiality: 'confidential', ...given });
  await insertRow(database.db, 'app.services_programmes', {
    ...{ case_id: caseId, version: 1, number: 'ИП-7', issued_on: '2026-02-01', issuer: 'Отдел соцзащиты' },
    ...{ valid_from: '2026-02-01', valid_to: '2027-02-01', recorded_at: TEST_NOW, recorded_by: story.curator.userId },
  });
  await playToActivePlan(story);
  await database.db('app.plan_items').update({ status: 'done', result: 'Помощь получена' }).where({ case_id: caseId });
  await decide(story, 'results', { outcome: 'complete', results: ['help-received'] }, END);
  await deregisterFamily(story.system(END), { caseId });
  await openPostSupport(story.system(END), { caseId });
  return { story, clerk: await buildUser(database.db, centre, 'intake') };
}

const RESOURCES = [{ category: 'сильные стороны', text: 'Умеет договариваться' }];

const comeBack = ({ story }: Ended, changes: { receivedOn?: string } = {}) =>
  requestReEntry(story.as(story.curator, BACK), {
    caseId: story.case.caseId,
    receivedOn: '2026-10-05',
    problem: PROBLEM,
    ...changes,
  });

/** The clerk takes the appeal up as the form shows it, and knows the family again. */
async function register({ story, clerk }: Ended, appealId: string): Promise<string> {
  const ctx = story.as(clerk, BACK);
  const { initial } = await prepareAppealForm(ctx, appealId);
  const input = appealInput.parse({ ...initial, applicationForm: 'paper', package: ['application'] });
  const persons = [story.case.applicantId, story.case.childId].map((personId, index) => ({ index, personId }));
  const registered = await registerAppeal(ctx, input, {
    receivedId: appealId,
    duplicates: [{ familyId: story.case.familyId, decision: 'same', persons, address: 'keep' }],
  });
  if (registered.outcome !== 'opened') throw new Error('no case was opened');
  return registered.caseId;
}

test('T-102 deterioration after the support leads to a new appeal that is filled in from the old case', async () => {
  const ended = await buildEnded();
  const { story, clerk } = ended;

  const { appealId } = await comeBack(ended);

  const { initial } = await prepareAppealForm(story.as(clerk, BACK), appealId);
  expect(initial).toMatchObject({
    ground: 'parent-application',
    receivedOn: '2026-10-05',
    problem: PROBLEM,
    capacity: 'родитель',
    address: { district: 'Вахитовский район', street: 'ул. Баумана', house: '1' },
    categories: ['disabled-child'],
    members: [
      { lastName: 'Петрова', firstName: 'Анна', birthOn: '1990-05-17', kinship: 'мать', isApplicant: true },
      { lastName: 'Петрова', firstName: 'Ева', birthOn: '2018-09-01', kinship: 'дочь', isApplicant: false },
    ],
  });
  await expect(comeBack(ended)).rejects.toMatchObject({ code: 'RE_ENTRY_WAITS' });
  const { reEntry, mayReturn } = await openCompletion(story.as(story.curator, BACK), story.case.caseId);
  expect([reEntry?.status, mayReturn]).toEqual(['received', false]);
});

test('T-102 the new case begins with what the old one knew: programme, documents in force, resources, problems', async () => {
  const ended = await buildEnded();
  const { story } = ended;
  const { appealId } = await comeBack(ended);

  const caseId = await register(ended, appealId);

  await assignCurator(database.db, caseId, story.curator.userId);
  const ctx = story.as(story.curator, BACK);
  const task = { ...taskOf(story, 'any'), caseId };
  const intake = await intakePackageForm.prepare(ctx, task);
  expect(intake.initial['ippsu']).toMatchObject({ state: 'received', number: 'ИП-7', validTo: '2027-02-01' });
  expect(intake.facts).toContainEqual({
    label: `Из дела ${story.case.number}`,
    value: 'реквизиты ИППСУ; проверьте и приложите скан',
  });
  const documents = await collectDocumentsForm.prepare(ctx, task);
  expect(documents.initial['documents']).toEqual([
    {
      ...{ personId: story.case.applicantId, kind: 'passport', number: '92 15 000001' },
      ...{ receivedOn: '2026-03-02', source: 'earlier-case' },
    },
  ]);
  const resources = await describeResourcesForm.prepare(ctx, task);
  const { members } = z
    .object({ members: z.array(z.object({ resources: z.array(z.looseObject({})) })) })
    .parse(resources.initial);
  expect(members[0]?.resources).toEqual(expect.arrayContaining(RESOURCES));
  const plan = await draftPlanForm.prepare(ctx, task);
  expect(plan.initial['problems']).toEqual([
    { description: 'Нет реабилитации', familyZone: 'Посещать занятия', curatorZone: 'Найти учреждение' },
  ]);
});

test('T-102 a family whose support goes on, or that has a new case already, needs no way back', async () => {
  const running = await buildSupportStory(database.db);
  await playToActivePlan(running);
  await expect(comeBack({ story: running, clerk: running.curator })).rejects.toMatchObject({ code: 'CASE_STILL_OPEN' });

  const ended = await buildEnded();
  const { appealId } = await comeBack(ended);
  await register(ended, appealId);
  await expect(comeBack(ended)).rejects.toMatchObject({ code: 'FAMILY_HAS_OPEN_CASE' });
});

test('T-102 an appeal of the future is refused', async () => {
  const ended = await buildEnded();

  await expect(comeBack(ended, { receivedOn: '2026-10-06' })).rejects.toMatchObject({
    details: { fields: { '/receivedOn': expect.any(String) as string } },
  });
});
