import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { remindBenefit } from '#domain/benefits/remind-benefit';
import { remindHeldBackApplications } from '#domain/benefits/remind-held-back';
import { remindLetter } from '#domain/requests/remind-agency';
import { remindHeldBackLetters } from '#domain/requests/remind-held-back';
import { resumeByHand, suspendByHand } from '#domain/suspensions/suspend-by-hand';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { playToMeasure } from '../../support/class-story.ts';
import { buildOrganisation } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import type { SupportStory } from '../../support/support-story.ts';
import { buildLetter } from '../requests/letters.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const suspend = (story: SupportStory) =>
  suspendByHand(story.as(story.curator), { caseId: story.case.caseId, kind: 'absence', reason: 'Семья уехала' });
const resume = (story: SupportStory) =>
  resumeByHand(story.as(story.curator), { caseId: story.case.caseId, reason: 'Семья вернулась' });
const noticesOf = (story: SupportStory, kind: string) =>
  database.db('app.notifications').where({ case_id: story.case.caseId, kind }).pluck('user_id');

describe('T-092 a reminder whose moment fell into a suspension', () => {
  test('T-077 of a letter comes once when the case goes on', async () => {
    const { story, letterId } = await buildLetter(database.db);
    // The reminder of the answer that is due on 20 March belongs to the morning of the 18th.
    const late = story.system(new Date('2026-03-18T09:30:00+03:00'));
    await suspend(story);
    await remindLetter(late, { letterId });
    await remindHeldBackLetters(late);
    expect(await noticesOf(story, 'letter-answer-near')).toEqual([]);

    await resume(story);
    await remindHeldBackLetters(story.system(new Date('2026-03-18T08:00:00+03:00')));
    expect(await noticesOf(story, 'letter-answer-near')).toEqual([]);
    expect(await remindHeldBackLetters(late)).toEqual({ done: 1, faults: [] });
    expect(await remindHeldBackLetters(late)).toEqual({ done: 0, faults: [] });

    expect(await noticesOf(story, 'letter-answer-near')).toEqual([story.curator.userId]);
  });

  test('T-073 of an application comes once when the case goes on, not for a measure that has ended', async () => {
    const { story, planItemId } = await playToMeasure(database.db, '5.9.1');
    await insertRow(database.db, 'app.benefit_applications', {
      number: `Л-${planItemId}`,
      centre_id: story.case.centre.centreId,
      case_id: story.case.caseId,
      plan_item_id: planItemId,
      organisation_id: await buildOrganisation(database.db),
      ...{ body: 'Социальный фонд', benefit: 'Пособие' },
      ...{ prepared_on: '2026-03-02', submitted_on: '2026-03-02', decision_due_on: '2026-03-17' },
    });
    const late = story.system(new Date('2026-03-17T09:30:00+03:00'));
    await suspend(story);
    await remindBenefit(late, { planItemId });
    await resume(story);
    const setStatus = (status: string) => database.db('app.plan_items').where({ id: planItemId }).update({ status });

    await setStatus('cancelled');
    expect(await remindHeldBackApplications(late)).toEqual({ done: 0, faults: [] });
    await setStatus('running');
    expect(await remindHeldBackApplications(late)).toEqual({ done: 1, faults: [] });
    expect(await remindHeldBackApplications(late)).toEqual({ done: 0, faults: [] });

    expect(await noticesOf(story, 'benefit-decision-due')).toEqual([story.curator.userId]);
  });
});
