import { afterAll, beforeAll, expect, test } from 'vitest';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { performStep } from '../../../support/perform-step.ts';
import { ACCEPTED, buildSupportStory, decide, draftFor } from '../../../support/support-story.ts';
import { registerFamilyTask } from '../../../../workers/tasks/register/register-family.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-070 T-107 an accepted family is entered in the register exactly once', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await database.db('app.curator_assignments').update({ is_provisional: true }).where({ case_id: caseId });
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const agendaItemId = await decide(story, 'acceptance', ACCEPTED);

  await performStep(registerFamilyTask, story.system(), { caseId, agendaItemId });
  await performStep(registerFamilyTask, story.system(), { caseId, agendaItemId });

  const entries: unknown = await database
    .db('app.register_entries')
    .select('number', 'entered_on', 'removed_on')
    .where({ case_id: caseId });
  expect(entries).toEqual([{ number: `${story.case.centre.prefix}-У26-0001`, entered_on: '2026-03-02', removed_on: null }]);
  const events = await database.db('app.audit_events').where({ case_id: caseId, action: 'register.entered' });
  expect(events).toHaveLength(1);
});

test('T-110 the curator becomes final with the register entry', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await database.db('app.curator_assignments').update({ is_provisional: true }).where({ case_id: caseId });
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const agendaItemId = await decide(story, 'acceptance', ACCEPTED);

  await performStep(registerFamilyTask, story.system(), { caseId, agendaItemId });

  const current: unknown = await database
    .db('app.curator_assignments')
    .first('is_provisional', 'to_at')
    .where({ case_id: caseId });
  expect(current).toEqual({ is_provisional: false, to_at: null });
});

test('T-070 a family that was not accepted is not entered', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const agendaItemId = await decide(story, 'acceptance', { outcome: 'rework', remarks: 'Уточните сроки' });

  const registering = performStep(registerFamilyTask, story.system(), { caseId, agendaItemId });

  await expect(registering).rejects.toMatchObject({ code: 'FAMILY_NOT_ACCEPTED' });
  await expect(database.db('app.register_entries').where({ case_id: caseId })).resolves.toHaveLength(0);
});
