import { afterAll, beforeAll, expect, test } from 'vitest';
import { enrolInClass } from '#domain/classes/enrol-in-class';
import { prepareApplication } from '#domain/benefits/prepare-application';
import { buildClassGroup, playToMeasure } from '../../../support/class-story.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { buildOrganisation } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';
import { withdrawMeasureTask } from '../../../../workers/tasks/measures/withdraw-measure.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const remove = (planItemId: string) =>
  database.db('app.plan_items').where({ id: planItemId }).update({ status: 'cancelled', not_done_reason: 'Больше не нужно' });

test('T-081 a measure that a version takes out frees its places in the group, once', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.1.4');
  await buildClassGroup(story);
  await enrolInClass(story.system(), { planItemId });
  await remove(planItemId);

  await performStep(withdrawMeasureTask, story.system(), { planItemId });
  await performStep(withdrawMeasureTask, story.system(), { planItemId });

  const places: unknown = await database.db('app.class_places').where({ plan_item_id: planItemId }).whereNull('left_at');
  expect(places).toEqual([]);
  await expect(database.db('app.audit_events').where({ case_id: story.case.caseId, action: 'class.left' })).resolves.toHaveLength(
    1,
  );
});

test('T-081 an application of a measure that is out waits for no decision', async () => {
  const body = await buildOrganisation(database.db);
  const { story, planItemId } = await playToMeasure(database.db, '5.9.1', { coExecutorIds: [body] });
  await prepareApplication(story.system(), { planItemId });
  await remove(planItemId);

  await performStep(withdrawMeasureTask, story.system(), { planItemId });

  await expect(
    database.db('app.benefit_applications').first('decision', 'decided_on').where({ plan_item_id: planItemId }),
  ).resolves.toEqual({ decision: 'withdrawn', decided_on: '2026-03-02' });
});

test('a measure that stays in the programme is not withdrawn', async () => {
  const { story, planItemId } = await playToMeasure(database.db, '5.1.4');

  await expect(performStep(withdrawMeasureTask, story.system(), { planItemId })).rejects.toMatchObject({
    code: 'MEASURE_NOT_REMOVED',
  });
});
