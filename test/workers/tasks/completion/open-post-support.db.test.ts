import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeSetting } from '#domain/settings/change-setting';
import { deregisterFamily } from '#domain/register/deregister-family';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { buildUser } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, decide, playToActivePlan, type SupportStory } from '../../../support/support-story.ts';
import { openPostSupportTask } from '../../../../workers/tasks/completion/open-post-support.ts';

const END = new Date('2026-08-31T08:00:00Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function complete(story: SupportStory, end = END): Promise<void> {
  await playToActivePlan(story);
  await database.db('app.plan_items').update({ status: 'done', result: 'Помощь получена' }).where({ case_id: story.case.caseId });
  await decide(story, 'results', { outcome: 'complete', results: ['help-received'] }, end);
  await deregisterFamily(story.system(end), { caseId: story.case.caseId });
}

test('T-099 T-100 three months of post-support end on a working day and have an observation every month', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await complete(story);

  const first = await performStep(openPostSupportTask, story.system(END), { caseId });
  const second = await performStep(openPostSupportTask, story.system(END), { caseId });

  // 31 October is a Saturday: the observation moves to Monday; November has no 31st day.
  expect(first.observationTimes).toBe('2026-09-30T09:00:00+03:00,2026-11-02T09:00:00+03:00,2026-11-30T09:00:00+03:00');
  expect(second).toEqual(first);
  const opened: unknown = await database
    .db('app.post_supports')
    .select('starts_on', 'ends_on', 'technology')
    .where({ case_id: caseId });
  expect(opened).toEqual([{ starts_on: '2026-08-31', ends_on: '2026-11-30', technology: 'TEC01' }]);
});

test('T-099 a term that ends on a Saturday ends on the Monday after it', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  const friday = new Date('2026-08-28T08:00:00Z');
  await complete(story, friday);

  await performStep(openPostSupportTask, story.system(friday), { caseId });

  const ends: unknown = await database.db('app.post_supports').where({ case_id: caseId }).pluck('ends_on');
  expect(ends).toEqual(['2026-11-30']);
});

test('T-247 the length of post-support is a setting', async () => {
  const story = await buildSupportStory(database.db);
  await complete(story);
  const administrator = await buildUser(database.db, story.case.centre, 'administrator');
  await changeSetting(story.as(administrator), {
    key: 'postSupportMonths',
    centreId: story.case.centre.centreId,
    value: 1,
    version: 0,
  });

  const opened = await performStep(openPostSupportTask, story.system(END), { caseId: story.case.caseId });

  expect(opened.observationTimes).toBe('2026-09-30T09:00:00+03:00');
});

test('T-101 observations follow the interval of the centre, the last one at the end of the term', async () => {
  const story = await buildSupportStory(database.db);
  await complete(story);
  const administrator = await buildUser(database.db, story.case.centre, 'administrator');
  const { centreId } = story.case.centre;
  const change = (key: 'observationIntervalMonths' | 'observationGraceDays', value: number) =>
    changeSetting(story.as(administrator), { key, centreId, value, version: 0 });
  await change('observationIntervalMonths', 2);
  await change('observationGraceDays', 3);

  const opened = await performStep(openPostSupportTask, story.system(END), { caseId: story.case.caseId });

  expect(opened).toEqual({
    observationTimes: '2026-11-02T09:00:00+03:00,2026-11-30T09:00:00+03:00',
    observationGraceDuration: 'P3D',
  });
});

test('T-099 after decision в there is no post-support', async () => {
  const story = await buildSupportStory(database.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  await decide(story, 'results', { outcome: 'terminate', terminationGround: 'moved', newDistrict: 'Арский район' }, END);
  await deregisterFamily(story.system(END), { caseId });

  await expect(performStep(openPostSupportTask, story.system(END), { caseId })).rejects.toMatchObject({
    code: 'NO_POST_SUPPORT',
  });
});
