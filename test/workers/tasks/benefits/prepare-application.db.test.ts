import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { playToMeasure } from '../../../support/class-story.ts';
import { buildOrganisation } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';
import { prepareApplicationTask } from '../../../../workers/tasks/benefits/prepare-application.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-073 a benefit measure gets one numbered application, however often the step comes', async () => {
  const body = await buildOrganisation(database.db, { name: 'Социальный фонд' });
  const { story, planItemId } = await playToMeasure(database.db, '5.9.1', { executorId: body });

  await performStep(prepareApplicationTask, story.system(), { planItemId });
  await performStep(prepareApplicationTask, story.system(), { planItemId });

  await expect(database.db('app.benefit_applications').where({ case_id: story.case.caseId })).resolves.toMatchObject([
    { plan_item_id: planItemId, organisation_id: body, body: 'Социальный фонд', prepared_on: '2026-03-02' },
  ]);
  await expect(
    database.db('app.audit_events').where({ case_id: story.case.caseId, action: 'application.prepared' }),
  ).resolves.toHaveLength(1);
});
