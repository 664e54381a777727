import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordMoveForm } from '#domain/events/record-move-form';
import { reportCaseEvent } from '#domain/events/report-case-event';
import { openReview } from '#domain/monitoring/open-review';
import { revisePlan } from '#domain/plans/revise-plan';
import { putOnAgenda } from '#domain/sessions/put-on-agenda';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { buildCentre } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, playToActivePlan, taskOf, type SupportStory } from '../../../support/support-story.ts';
import { handOverFamilyTask } from '../../../../workers/tasks/events/hand-over-family.ts';
import { finishReviewTask } from '../../../../workers/tasks/monitoring/finish-review.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A family that has refused in writing and waits for the consilium. */
async function refused(): Promise<{ story: SupportStory; caseEventId: string }> {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  const event = { caseId, kind: 'family-refused', happenedOn: '2026-03-02' } as const;
  const { caseEventId } = await reportCaseEvent(story.as(story.curator), event);
  await openReview(story.system(), { caseId, reviewKind: 'refusal', caseEventId });
  return { story, caseEventId };
}

const eventState = (id: string): Promise<unknown> => database.db('app.case_events').first('status', 'outcome').where({ id });

test.each(['continue', 'extend'])('T-087 after %s the event is closed and the measures go on', async (decisionOutcome) => {
  const { story, caseEventId } = await refused();
  const { caseId } = story.case;
  const input = { caseId, reviewKind: 'refusal', caseEventId, decisionOutcome };

  await performStep(finishReviewTask, story.system(), input);
  await performStep(finishReviewTask, story.system(), input);

  await expect(eventState(caseEventId)).resolves.toEqual({ status: 'reviewed', outcome: decisionOutcome });
  await expect(database.db('app.case_suspensions').where({ case_id: caseId }).whereNull('ended_at')).resolves.toEqual([]);
  const review: unknown = await database.db('app.reviews').select('outcome').where({ case_id: caseId });
  expect(review).toEqual([{ outcome: decisionOutcome }]);
});

test('T-087 where support ends other events, open questions and drafts have lost their object', async () => {
  const { story, caseEventId } = await refused();
  const { caseId, applicantId } = story.case;
  const curator = story.as(story.curator);
  const other = await reportCaseEvent(curator, { caseId, kind: 'other', happenedOn: '2026-03-02', note: 'Пожар' });
  await putOnAgenda(story.system(), { caseId, questionKind: 'results', caseEventId: other.caseEventId });
  const revision = { reason: 'Продление', endsOn: '2026-12-02', jointOn: '2026-03-02', jointParticipantIds: [applicantId] };
  await revisePlan(curator, { caseId, revision });

  await performStep(finishReviewTask, story.system(), {
    ...{ caseId, reviewKind: 'refusal', caseEventId },
    decisionOutcome: 'terminate',
  });

  await expect(eventState(caseEventId)).resolves.toEqual({ status: 'reviewed', outcome: 'terminate' });
  await expect(eventState(other.caseEventId)).resolves.toEqual({ status: 'reviewed', outcome: 'case-ended' });
  const question: unknown = await database.db('app.agenda_items').first('status').where({ case_event_id: other.caseEventId });
  expect(question).toEqual({ status: 'withdrawn' });
  const versions: unknown = await database.db('app.plan_versions').where({ case_id: caseId }).orderBy('version').pluck('status');
  expect(versions).toEqual(['active', 'declined']);
});

const ORDERS = [
  ['before', 'Лаишевский район'],
  ['after', 'Пестречинский район'],
] as const;

test.each(ORDERS)(
  'T-094 T-095 a move recorded %s the refusal that ends the support is kept: new address, one hand-over',
  async (order, district) => {
    const target = await buildCentre(database.db, { district });
    const story = await buildSupportStory(database.db);
    const { caseId, applicantId, familyId } = story.case;
    await playToActivePlan(story);
    const curator = story.as(story.curator);
    const refuse = () => reportCaseEvent(curator, { caseId, kind: 'family-refused', happenedOn: '2026-03-02' });
    const move = async () => {
      const { caseEventId: movedId } = await reportCaseEvent(curator, {
        ...{ caseId, kind: 'family-moved', happenedOn: '2026-03-01', newDistrict: district },
      });
      await recordMoveForm.complete(curator, taskOf(story, 'record-move', { caseEventId: movedId }), {
        ...{ decision: 'confirmed', movedOn: '2026-03-01', newDistrict: district, street: 'ул. Ленина', house: '2' },
        ...{ handover: 'agreed', consentPersonId: applicantId, consentOn: '2026-03-02' },
      });
      return movedId;
    };
    const early = order === 'before' ? await move() : undefined;
    const { caseEventId } = await refuse();
    const moveId = early ?? (await move());
    await openReview(story.system(), { caseId, reviewKind: 'refusal', caseEventId });

    const input = { caseId, reviewKind: 'refusal', caseEventId, decisionOutcome: 'terminate' };
    await performStep(finishReviewTask, story.system(), input);
    await performStep(finishReviewTask, story.system(), input);
    await performStep(handOverFamilyTask, story.system(), { caseId, caseEventId: moveId });

    await expect(eventState(moveId)).resolves.toEqual({ status: 'reviewed', outcome: 'case-ended' });
    const family: unknown = await database.db('app.families').first('district', 'house').where({ id: familyId });
    expect(family).toEqual({ district, house: '2' });
    await expect(database.db('app.appeals').where({ centre_id: target.centreId })).resolves.toHaveLength(1);
  },
);

test('T-094 a move that was only reported changes nothing when the support ends another way', async () => {
  const { story, caseEventId } = await refused();
  const { caseId, familyId } = story.case;
  const event = { caseId, kind: 'family-moved', happenedOn: '2026-03-01', newDistrict: 'Арский район' } as const;
  await reportCaseEvent(story.as(story.curator), event);

  await performStep(finishReviewTask, story.system(), {
    ...{ caseId, reviewKind: 'refusal', caseEventId },
    decisionOutcome: 'terminate',
  });

  const family: unknown = await database.db('app.families').first('district').where({ id: familyId });
  expect(family).toEqual({ district: 'Вахитовский район' });
});
