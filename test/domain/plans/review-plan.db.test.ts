import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { revisePlan } from '#domain/plans/revise-plan';
import { recordDecisions } from '#domain/sessions/record-decisions';
import { askAcceptance, holdOver } from '../../support/consilium.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildSupportStory, draftFor, playToActivePlan, type SupportStory } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const saveDraft = (story: SupportStory) =>
  savePlanDraft(story.as(story.curator), { caseId: story.case.caseId, draft: draftFor(story) });

const listVersions = async (story: SupportStory): Promise<unknown> =>
  database.db('app.plan_versions').where({ case_id: story.case.caseId }).orderBy('version').pluck('status');

async function decideOn(story: SupportStory, questionId: string, sessionId: string, decision: 'rework' | 'postponed') {
  const words =
    decision === 'rework' ? { outcome: decision, remarks: 'Уточните сроки' } : { outcome: decision, reason: 'Нет семьи' };
  await recordDecisions(story.as(story.director), { sessionId, decisions: [{ questionId, ...words }] });
}

test('T-054 a draft before the consilium is locked, also while its question is postponed, and opened by its return', async () => {
  const story = await buildSupportStory(database.db);
  const questionId = await askAcceptance(story);
  const locked = { code: 'PLAN_UNDER_REVIEW' };

  await expect(saveDraft(story)).rejects.toMatchObject(locked);
  await decideOn(story, questionId, await holdOver(story, [questionId]), 'postponed');
  await expect(saveDraft(story)).rejects.toMatchObject(locked);
  await expect(listVersions(story)).resolves.toEqual(['under-review']);
  await decideOn(story, questionId, await holdOver(story, [questionId]), 'rework');
  await saveDraft(story);

  await expect(listVersions(story)).resolves.toEqual(['declined', 'draft']);
});

test('T-054 a correction that waits for its approval is not replaced by another one', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId, applicantId } = story.case;
  await playToActivePlan(story);
  const now = new Date('2026-06-01T08:00:00Z');
  const revise = (endsOn: string) =>
    revisePlan(story.as(story.curator, now), {
      caseId,
      revision: {
        ...{ reason: 'Нужно больше времени', endsOn, redated: [], removed: [], items: [] },
        ...{ jointOn: '2026-06-01', jointParticipantIds: [applicantId] },
      },
    });
  await revise('2026-12-02');

  await expect(revise('2026-11-02')).rejects.toMatchObject({ code: 'PLAN_UNDER_REVIEW' });
  await expect(listVersions(story)).resolves.toEqual(['active', 'under-review']);
});
