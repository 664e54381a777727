import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, draftFor, type SupportStory } from '../../../support/support-story.ts';
import { keepLevelSuggestionTask } from '../../../../workers/tasks/plans/keep-level-suggestion.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function suggest(
  levelSuggestion: 'crisis' | 'basic' | 'none',
): Promise<{ story: SupportStory; plan: unknown; events: unknown }> {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story, { level: 'crisis' }) });

  await performStep(keepLevelSuggestionTask, story.system(), { caseId, levelSuggestion });
  await performStep(keepLevelSuggestionTask, story.system(), { caseId, levelSuggestion });

  const plan: unknown = await database
    .db('app.plan_versions')
    .first('suggested_level', 'proposed_level')
    .where({ case_id: caseId });
  const events: unknown = await database
    .db('app.audit_events')
    .where({ case_id: caseId, action: 'plan.level-suggested' })
    .pluck('after');
  return { story, plan, events };
}

test('T-065 the suggestion is kept beside the proposal, and that they differ is written down once', async () => {
  const { plan, events } = await suggest('basic');

  expect(plan).toEqual({ suggested_level: 'basic', proposed_level: 'crisis' });
  expect(events).toEqual([{ version: 1, suggestedLevel: 'basic', proposedLevel: 'crisis', isDifferent: true }]);
});

test.each(['crisis', 'none'] as const)(
  'T-065 the suggestion «%s» does not differ from the proposed crisis level',
  async (level) => {
    const { events } = await suggest(level);

    expect(events).toEqual([expect.objectContaining({ suggestedLevel: level, isDifferent: false })]);
  },
);
