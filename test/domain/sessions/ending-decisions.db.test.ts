import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeOpenItems } from '#domain/measures/close-open-items';
import { ASSISTANCE_TYPES } from '#domain/catalogue/catalogue';
import { isEnding } from '#domain/events/event-stage';
import { savePlanDraft } from '#domain/plans/save-plan-draft';
import { registerFamily } from '#domain/register/register-family';
import { deregisterFamily } from '#domain/register/deregister-family';
import { holdSession } from '#domain/sessions/hold-session';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { recordDecisionsForm } from '#domain/sessions/record-decisions-form';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { publishOver } from '../../support/consilium.ts';
import { fillForm } from '../../support/fill-form.ts';
import {
  ACCEPTED,
  buildSupportStory,
  decide,
  draftFor,
  prepareReview,
  taskOf,
  uploadRefusal,
} from '../../support/support-story.ts';
import { REVIEW_NOW, supported, report, askAfter, complaint } from '../../support/review-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const outcomeOf = (id: string): Promise<unknown> => database.db('app.agenda_items').first('status', 'outcome').where({ id });

test('T-087 a question that ends support leaves nothing to the other question of the family in the same session', async () => {
  const story = await supported(database.db);
  const { caseId } = story.case;
  await prepareReview(story, REVIEW_NOW);
  const { agendaItemId: ofTerm } = await putOnAgenda(story.system(REVIEW_NOW), { caseId, questionKind: 'results' });
  const caseEventId = await report(story, { kind: 'family-moved', newDistrict: 'Альметьевский район' });
  await prepareReview(story, REVIEW_NOW, { reviewKind: 'move', caseEventId });
  const { agendaItemId: ofMove } = await putOnAgenda(story.system(REVIEW_NOW), { caseId, questionKind: 'results', caseEventId });
  const sessionId = await publishOver(story, [ofTerm, ofMove], REVIEW_NOW);
  await holdSession(story.as(story.secretary, REVIEW_NOW), {
    ...{ sessionId, heldOn: '2026-06-01', presentMemberIds: [story.director.userId, story.secretary.userId] },
    families: [ofTerm, ofMove].map((questionId) => ({ questionId, attended: 'yes' })),
  });
  const task = { ...taskOf(story, 'record-decisions'), caseId: undefined, sessionId };
  const decide = (first: Readonly<Record<string, unknown>>) =>
    fillForm(recordDecisionsForm, story.as(story.director, REVIEW_NOW), task, {
      decisions: [
        { questionId: ofTerm, ...first },
        { questionId: ofMove, outcome: 'terminate', terminationGround: 'moved', newDistrict: 'Альметьевский район' },
      ],
    });

  await expect(decide({ outcome: 'extend', reason: 'Нужно время' })).rejects.toMatchObject(complaint('outcome'));
  await decide({ outcome: 'postponed', reason: 'Семья переехала' });

  await expect(outcomeOf(ofMove)).resolves.toEqual({ status: 'decided', outcome: 'terminate' });
});

test.each(['extend', 'continue', 'terminate'])(
  'T-087 T-098 after a decision that ends the support another session may only put «%s» off',
  async (outcome) => {
    const story = await supported(database.db);
    const { caseId } = story.case;
    const move = { kind: 'family-moved', newDistrict: 'Альметьевский район' } as const;
    const ending = await askAfter(story, move, 'move');
    const other = await askAfter(story, { kind: 'other', note: 'Пожар' }, 'circumstance');
    const decision = { terminationGround: 'moved', newDistrict: 'Альметьевский район' };
    await ending.decide({ outcome: 'terminate', ...decision });

    await expect(other.decide({ outcome, reason: 'Нужно время', ...decision })).rejects.toMatchObject(complaint('outcome'));
    await other.decide({ outcome: 'postponed', reason: 'Сопровождение завершается' });

    expect(await isEnding(story.system(REVIEW_NOW), { id: caseId, status: 'support' })).toBe(true);
  },
);

test('T-098 T-074 a decision taken over the ending one before this was refused does not undo the end', async () => {
  const story = await supported(database.db);
  const { caseId } = story.case;
  const ending = await askAfter(story, { kind: 'family-moved', newDistrict: 'Альметьевский район' }, 'move');
  const other = await askAfter(story, { kind: 'other', note: 'Пожар' }, 'circumstance');
  await ending.decide({ outcome: 'terminate', terminationGround: 'moved', newDistrict: 'Альметьевский район' });
  await database
    .db('app.agenda_items')
    .where({ id: other.questionId })
    .update({
      ...{ status: 'decided', outcome: 'continue', decided_at: new Date('2026-06-02T08:00:00Z') },
      outcome_data: JSON.stringify({ outcome: 'continue', reason: 'Работа идёт' }),
    });

  expect(await isEnding(story.system(REVIEW_NOW), { id: caseId, status: 'support' })).toBe(true);
  await closeOpenItems(story.system(REVIEW_NOW), { caseId });
  await deregisterFamily(story.system(REVIEW_NOW), { caseId });

  const reasons: unknown = await database.db('app.plan_items').distinct('not_done_reason').where({ case_id: caseId });
  expect(reasons).toEqual([{ not_done_reason: expect.stringContaining('переезд') as string }]);
  const entry: unknown = await database
    .db('app.register_entries')
    .first('removal_ground', 'removal_agenda_item_id')
    .where({ case_id: caseId });
  expect(entry).toEqual({ removal_ground: 'moved', removal_agenda_item_id: ending.questionId });
});

test('T-092 a refusal decided after the register and before the plan is in force ends the case, so nothing new is reported', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await savePlanDraft(story.as(story.curator), { caseId, draft: draftFor(story) });
  const helpKinds = [...ASSISTANCE_TYPES];
  const agendaItemId = await decide(story, 'acceptance', { ...ACCEPTED, helpKinds });
  await registerFamily(story.system(), { caseId, agendaItemId });
  const called = await askAfter(story, { kind: 'family-refused' }, 'refusal');
  const refusalDocumentId = await uploadRefusal(story);
  const refusal = { terminationGround: 'family-refused', refusalDocumentId, refusedOn: '2026-05-30' };
  await called.decide({ outcome: 'terminate', ...refusal });

  expect(await isEnding(story.system(REVIEW_NOW), { id: caseId, status: 'preparation' })).toBe(true);
  await expect(report(story, { kind: 'family-moved', newDistrict: 'Арский район' })).rejects.toMatchObject({
    code: 'CASE_ENDING',
  });
});
