import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engageCoExecutor } from '#domain/engagements/engage-co-executor';
import { openEngagements } from '#domain/engagements/engagement-view';
import { issueAgencyLink } from '#domain/engagements/issue-agency-link';
import { sendAgencyRequest } from '#domain/engagements/send-agency-request';
import { startMeasure } from '#domain/measures/start-measure';
import { sendLetter } from '#domain/requests/send-letter';
import { suspendByHand } from '#domain/suspensions/suspend-by-hand';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildOrganisation, TEST_NOW } from '../../support/factories.ts';
import {
  buildSupportStory,
  draftFor,
  itemFor,
  itemIds,
  playToActivePlan,
  type SupportStory,
} from '../../support/support-story.ts';
import { LETTER } from '../requests/letters.ts';
import { buildEngaged, requestFor } from './engaged.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function engage(story: SupportStory, planItemId: string) {
  const organisationId = await buildOrganisation(database.db);
  const input = { caseId: story.case.caseId, planItemId, ...requestFor(story, organisationId) };
  return engageCoExecutor(story.as(story.curator), input);
}

const offered = async (story: SupportStory): Promise<boolean[]> =>
  (await openEngagements(story.as(story.curator), story.case.caseId)).measures.map(({ hasBegun }) => hasBegun);

const minutesLater = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000);

describe('T-078 a co-executor is engaged for a measure whose process hears of it', () => {
  test('not before the measure is in work, and while it waits for others too', async () => {
    const story = await buildSupportStory(database.db);
    const first = itemFor(story.case, { measureCode: '5.6.1' });
    const items = [first, itemFor(story.case, { measureCode: '5.6.2', afterNumbers: [1] })];
    await playToActivePlan(story, draftFor(story, { items }));
    const [, second = ''] = await itemIds(story);

    expect(await offered(story)).toEqual([false, false]);
    await expect(engage(story, second)).rejects.toMatchObject({ code: 'MEASURE_NOT_BEGUN' });
    expect(await database.db('app.engagements').where({ plan_item_id: second })).toEqual([]);

    expect(await startMeasure(story.system(), { planItemId: second })).toMatchObject({ mayBegin: false });
    expect(await offered(story)).toEqual([false, true]);
    await expect(engage(story, second)).resolves.toMatchObject({ engagementId: expect.any(String) as string });
  });

  test('a request that was lost is not waited for without end', async () => {
    const { story, engagementId } = await buildEngaged(database.db);
    const link = (now: Date) => issueAgencyLink(story.as(story.curator, now), { caseId: story.case.caseId, engagementId });

    await expect(link(minutesLater(1))).rejects.toMatchObject({ code: 'LETTER_NOT_SENT' });
    await expect(link(minutesLater(20))).rejects.toMatchObject({ code: 'REQUEST_LOST' });
  });
});

test('T-092 while a case is suspended the curator writes to nobody new; what was asked before is carried out', async () => {
  const { story, planItemId, engagementId } = await buildEngaged(database.db);
  const { caseId } = story.case;
  await suspendByHand(story.as(story.curator), { caseId, kind: 'hospital', reason: 'Мать в больнице' });
  const organisationId = await buildOrganisation(database.db);

  const writing = sendLetter(story.as(story.curator), { caseId, planItemId, organisationId, ...LETTER });

  await expect(writing).rejects.toMatchObject({ code: 'CASE_SUSPENDED' });
  await expect(engage(story, planItemId)).rejects.toMatchObject({ code: 'CASE_SUSPENDED' });
  expect(await database.db('app.letters').where({ case_id: caseId })).toEqual([]);

  await sendAgencyRequest(story.system(), { engagementId });
  expect(await database.db('app.letters').where({ case_id: caseId }).pluck('engagement_id')).toEqual([engagementId]);
});
