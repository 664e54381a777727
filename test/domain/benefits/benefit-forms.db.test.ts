import { afterAll, beforeAll, expect, test } from 'vitest';
import { benefitDecisionForm } from '#domain/benefits/benefit-decision-form';
import { chooseBenefitBodyForm } from '#domain/benefits/choose-benefit-body-form';
import { prepareApplication } from '#domain/benefits/prepare-application';
import { submitApplicationForm } from '#domain/benefits/submit-application-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { playToMeasure } from '../../support/class-story.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildOrganisation } from '../../support/factories.ts';
import { taskOf, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const WEEK_LATER = new Date('2026-03-09T07:00:00Z');

const buildBody = () => buildOrganisation(database.db);

async function playToApplication() {
  const body = await buildBody();
  const { story, planItemId } = await playToMeasure(database.db, '5.9.1', { coExecutorIds: [body] });
  await prepareApplication(story.system(), { planItemId });
  return { story, planItemId };
}

const submit = (story: SupportStory, planItemId: string, data: Readonly<Record<string, unknown>>) =>
  fillForm(submitApplicationForm, story.as(story.curator), taskOf(story, 'submit-application', { planItemId }), data);

const decide = (story: SupportStory, planItemId: string, data: Readonly<Record<string, unknown>>) =>
  fillForm(benefitDecisionForm, story.as(story.curator, WEEK_LATER), taskOf(story, 'benefit-decision', { planItemId }), data);

const applicationOf = (planItemId: string) => database.db('app.benefit_applications').first().where({ plan_item_id: planItemId });

test('T-073 an application goes to its body with papers, and the engine learns when the decision is due', async () => {
  const { story, planItemId } = await playToApplication();

  const variables = await submit(story, planItemId, { submittedOn: '2026-03-02', bodyNumber: '17/4', otherPapers: 'Заявление' });

  // Ten working days after 2 March: the 9th is a day off after the holiday of the 8th.
  expect(variables).toEqual({ decisionDueAt: '2026-03-17T09:00:00+03:00' });
  await expect(applicationOf(planItemId)).resolves.toMatchObject({
    number: `${story.case.centre.prefix}-Л26-0001`,
    body: expect.stringContaining('Поликлиника'),
    papers: ['Заявление'],
    submitted_on: '2026-03-02',
    body_number: '17/4',
    decision_due_on: '2026-03-17',
  });
  await expect(submit(story, planItemId, { submittedOn: '2026-03-02', otherPapers: 'Ещё' })).rejects.toMatchObject({
    code: 'ALREADY_SUBMITTED',
  });
});

test.each([
  ['/submittedOn', { submittedOn: '2026-03-03', otherPapers: 'Заявление' }],
  ['/paperKinds', { submittedOn: '2026-03-02' }],
])('an application is refused at %s', async (pointer, data) => {
  const { story, planItemId } = await playToApplication();

  await expect(submit(story, planItemId, data)).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) } } });
});

test('T-073 a decision has its sum in kopecks and its period', async () => {
  const { story, planItemId } = await playToApplication();
  await submit(story, planItemId, { submittedOn: '2026-03-02', otherPapers: 'Заявление' });

  await decide(story, planItemId, {
    decision: 'granted',
    decidedOn: '2026-03-06',
    amount: '12 500,5',
    periodFrom: '2026-04-01',
    periodTo: '2026-09-30',
  });

  await expect(applicationOf(planItemId)).resolves.toMatchObject({
    decision: 'granted',
    decided_on: '2026-03-06',
    amount_kopecks: '1250050',
    period_from: '2026-04-01',
    period_to: '2026-09-30',
  });
  await expect(decide(story, planItemId, { decision: 'no-answer', decidedOn: '2026-03-06' })).rejects.toMatchObject({
    code: 'ALREADY_DECIDED',
  });
});

test.each([
  ['/amount', { decision: 'granted', decidedOn: '2026-03-06' }],
  ['/reason', { decision: 'refused', decidedOn: '2026-03-06' }],
  ['/periodTo', { decision: 'granted', decidedOn: '2026-03-06', amount: '1', periodFrom: '2026-05-01', periodTo: '2026-04-01' }],
  ['/decidedOn', { decision: 'no-answer', decidedOn: '2026-03-01' }],
])('a decision is refused at %s', async (pointer, data) => {
  const { story, planItemId } = await playToApplication();
  await submit(story, planItemId, { submittedOn: '2026-03-02', otherPapers: 'Заявление' });

  await expect(decide(story, planItemId, data)).rejects.toMatchObject({ details: { fields: { [pointer]: expect.any(String) } } });
});

test('a decision before the application is refused', async () => {
  const { story, planItemId } = await playToApplication();

  await expect(decide(story, planItemId, { decision: 'no-answer', decidedOn: '2026-03-06' })).rejects.toMatchObject({
    code: 'NOT_SUBMITTED',
  });
});

test('T-073 without a body the curator chooses it, and the application goes there', async () => {
  const body = await buildBody();
  const { story, planItemId } = await playToMeasure(database.db, '5.9.1');
  await expect(prepareApplication(story.system(), { planItemId })).rejects.toMatchObject({ code: 'NO_BENEFIT_BODY' });

  await fillForm(chooseBenefitBodyForm, story.as(story.curator), taskOf(story, 'choose-benefit-body', { planItemId }), {
    organisationId: body,
  });
  await prepareApplication(story.system(), { planItemId });

  await expect(applicationOf(planItemId)).resolves.toMatchObject({ organisation_id: body, decision: null });
});
