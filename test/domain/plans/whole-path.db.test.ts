import { afterAll, beforeAll, expect, test } from 'vitest';
import { deregisterFamily } from '#domain/register/deregister-family';
import { archiveEndedCase } from '#domain/completion/archive-ended-case';
import { openPostSupport } from '#domain/completion/open-post-support';
import { distributeItems } from '#domain/measures/distribute-items';
import { markMeasure } from '#domain/measures/mark-measure';
import { openWorkItems } from '#domain/measures/open-work-items';
import { prepareMemo } from '#domain/measures/prepare-memo';
import { startMeasure } from '#domain/measures/start-measure';
import { scheduleControl } from '#domain/monitoring/schedule-control';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildOrganisation } from '../../support/factories.ts';
import { buildSupportStory, decide, itemIds, playToActivePlan } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a plan goes from its draft to the archive after decision б', async () => {
  const story = await buildSupportStory(database.db);
  await buildOrganisation(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);

  const opened = await openWorkItems(story.system(), { caseId });
  const sorted = await distributeItems(story.system(), { caseId, category: 'disabled-child', planVersion: opened.planVersion });
  const items = await itemIds(story);
  expect(opened.categories).toBe('disabled-child');
  expect(sorted.medicalItemIds.split(',')).toEqual(items);

  for (const planItemId of items) await startMeasure(story.system(), { planItemId });
  await expect(prepareMemo(story.system(), { planItemId: items[0] ?? '' })).resolves.toEqual({ institutions: 1 });
  for (const planItemId of items) {
    await markMeasure(story.as(story.curator), { planItemId, mark: 'done', result: 'Помощь получена' });
  }
  await expect(scheduleControl(story.system(), { caseId })).resolves.toMatchObject({
    controlKind: 'results-review',
    controlOpensAt: '2026-08-19T09:00:00+03:00',
  });

  const end = new Date('2026-09-01T08:00:00Z');
  await decide(story, 'results', { outcome: 'complete', results: ['help-received'] }, end);
  await deregisterFamily(story.system(end), { caseId });
  const { observationTimes } = await openPostSupport(story.system(end), { caseId });
  await archiveEndedCase(story.system(end), { caseId });

  expect(observationTimes.split(',')).toEqual([
    '2026-10-01T09:00:00+03:00',
    '2026-11-02T09:00:00+03:00',
    '2026-12-01T09:00:00+03:00',
  ]);
  const found: unknown = await database.db('app.cases').first('status', 'closing_ground').where({ id: caseId });
  expect(found).toEqual({ status: 'closed', closing_ground: 'completed' });
});
