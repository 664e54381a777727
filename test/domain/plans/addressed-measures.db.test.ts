import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revisePlanForm } from '#domain/plans/revise-plan-form';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fillForm } from '../../support/fill-form.ts';
import { buildSupportStory, draftFor, itemFor, playToActivePlan, taskOf } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const LINKS = [
  { link: 'target', missing: { targetIds: [] }, pointer: '/items/0/targetIds' },
  { link: 'problem', missing: { problemNumber: undefined }, pointer: '/items/0/problemNumber' },
  { link: 'executor', missing: { executorId: undefined }, pointer: '/items/0/executorId' },
];

describe('T-233 a measure of nobody, for nothing or by nobody is not accepted', () => {
  test.each(LINKS)('in a draft without its $link', async ({ missing, pointer }) => {
    const story = await buildSupportStory(database.db);
    const items = [itemFor(story.case, { measureCode: '5.6.1', ...missing })];

    const saving = savePlanDraft(story.as(story.curator), { caseId: story.case.caseId, draft: draftFor(story, { items }) });

    await expect(saving).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { [pointer]: expect.any(String) as string } },
    });
    expect(await database.db('app.plan_items').where({ case_id: story.case.caseId })).toEqual([]);
  });

  test.each(LINKS)('in a correction without its $link', async ({ missing, pointer }) => {
    const story = await buildSupportStory(database.db);
    await playToActivePlan(story);
    const now = new Date('2026-06-01T08:00:00Z');
    const added = itemFor(story.case, { measureCode: '5.6.3', fromOn: '2026-06-05', dueOn: '2026-07-01', ...missing });

    const revising = fillForm(revisePlanForm, story.as(story.curator, now), taskOf(story, 'revise-plan'), {
      ...{ reason: 'Изменилась ситуация', jointOn: '2026-06-01', jointParticipantIds: [story.case.applicantId] },
      items: [JSON.parse(JSON.stringify(added)) as unknown],
    });

    await expect(revising).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { [pointer]: expect.any(String) as string } },
    });
    expect(await database.db('app.plan_versions').where({ case_id: story.case.caseId }).pluck('version')).toEqual([1]);
  });
});
