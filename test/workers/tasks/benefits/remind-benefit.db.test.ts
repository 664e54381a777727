import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { playToMeasure } from '../../../support/class-story.ts';
import { buildOrganisation } from '../../../support/factories.ts';
import { insertRow } from '../../../support/insert.ts';
import { performStep } from '../../../support/perform-step.ts';
import type { SupportStory } from '../../../support/support-story.ts';
import { remindBenefitTask } from '../../../../workers/tasks/benefits/remind-benefit.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function playToSubmitted(decision: Readonly<Record<string, unknown>> = {}) {
  const { story, planItemId } = await playToMeasure(database.db, '5.9.1');
  await insertRow(database.db, 'app.benefit_applications', {
    number: `Л-${planItemId}`,
    centre_id: story.case.centre.centreId,
    case_id: story.case.caseId,
    plan_item_id: planItemId,
    organisation_id: await buildBody(),
    body: 'Социальный фонд',
    benefit: 'Пособие',
    prepared_on: '2026-03-02',
    submitted_on: '2026-03-02',
    decision_due_on: '2026-03-17',
    ...decision,
  });
  return { story, planItemId };
}

const buildBody = () => buildOrganisation(database.db);

const noticesOf = ({ case: found }: SupportStory) =>
  database.db('app.notifications').where({ case_id: found.caseId, kind: 'benefit-decision-due' }).pluck('user_id');

test('T-073 the curator is reminded of a due decision once', async () => {
  const { story, planItemId } = await playToSubmitted();

  await performStep(remindBenefitTask, story.system(), { planItemId });
  await performStep(remindBenefitTask, story.system(), { planItemId });

  await expect(noticesOf(story)).resolves.toEqual([story.curator.userId]);
});

test('a decided application needs no reminder', async () => {
  const { story, planItemId } = await playToSubmitted({ decision: 'refused', decided_on: '2026-03-10', reason: 'Доход' });

  await performStep(remindBenefitTask, story.system(), { planItemId });

  await expect(noticesOf(story)).resolves.toEqual([]);
});
