import { afterAll, beforeAll, expect, test } from 'vitest';
import { appointMember, endMembership } from '#domain/sessions/change-membership';
import { holdSessionForm } from '#domain/sessions/hold-session-form';
import { listMembers } from '#domain/sessions/members-view';
import { askAcceptance, publishOver } from '../../support/consilium.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildCentre, buildUser } from '../../support/factories.ts';
import { buildSupportStory, taskOf } from '../../support/support-story.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('T-004 the secretary keeps the members of the consilium with their periods', async () => {
  const story = await buildSupportStory(database.db);
  const { centreId } = story.case.centre;
  const acting = story.as(story.secretary);

  await appointMember(acting, { centreId, userId: story.curator.userId, fromOn: '2026-02-01' });
  await endMembership(acting, { centreId, userId: story.curator.userId, fromOn: '2026-02-01', toOn: '2026-03-01' });
  await appointMember(acting, { centreId, userId: story.curator.userId, fromOn: '2026-03-02' });

  const periods = (await listMembers(acting, centreId)).filter(({ user }) => user.id === story.curator.userId);
  expect(periods.map(({ fromOn, toOn, isPresent }) => [fromOn, toOn, isPresent])).toEqual([
    ['2026-03-02', null, true],
    ['2026-02-01', '2026-03-01', false],
  ]);
});

test('T-004 a meeting outside a member’s period does not offer that member', async () => {
  const story = await buildSupportStory(database.db);
  const { centreId } = story.case.centre;
  const { userId } = await buildUser(database.db, story.case.centre, 'member');
  await appointMember(story.as(story.secretary), { centreId, userId, fromOn: '2026-03-03' });
  const sessionId = await publishOver(story, [await askAcceptance(story)]);
  const task = { ...taskOf(story, 'hold-session'), caseId: undefined, sessionId };
  const offered = async () => (await holdSessionForm.prepare(story.as(story.secretary), task)).choices['members'];

  const before = await offered();
  await database.db('app.body_members').update({ from_on: '2026-03-02' }).where({ user_id: userId });

  expect(before?.map(({ value }) => value)).not.toContain(userId);
  expect((await offered())?.map(({ value }) => value)).toContain(userId);
});

test.each([
  ['a period that overlaps', { fromOn: '2026-02-15' }, 'ALREADY_MEMBER'],
  ['an end before the beginning', { fromOn: '2026-05-02', toOn: '2026-05-01' }, 'INVALID_INPUT'],
])('T-004 %s is refused', async (_, period, code) => {
  const story = await buildSupportStory(database.db);
  const { centreId } = story.case.centre;
  const acting = story.as(story.secretary);
  await appointMember(acting, { centreId, userId: story.curator.userId, fromOn: '2026-02-01', toOn: '2026-03-01' });

  await expect(appointMember(acting, { centreId, userId: story.curator.userId, ...period })).rejects.toMatchObject({ code });
});

test('T-004 nobody of another centre sits in the consilium', async () => {
  const story = await buildSupportStory(database.db);
  const stranger = await buildUser(database.db, await buildCentre(database.db), 'member');

  const appointing = appointMember(story.as(story.secretary), {
    centreId: story.case.centre.centreId,
    userId: stranger.userId,
    fromOn: '2026-03-02',
  });

  await expect(appointing).rejects.toMatchObject({ details: { fields: { '/userId': expect.any(String) as string } } });
});

test('T-004 a membership that has an end is not brought back to life by another end', async () => {
  const story = await buildSupportStory(database.db);
  const { centreId } = story.case.centre;
  const acting = story.as(story.secretary);
  const membership = { centreId, userId: story.curator.userId, fromOn: '2026-01-12' };
  await appointMember(acting, { ...membership, toOn: '2026-01-30' });

  const revival = endMembership(acting, { ...membership, toOn: '2036-01-30' });

  await expect(revival).rejects.toMatchObject({ details: { fields: { '/toOn': expect.any(String) } } });
  await expect(endMembership(acting, { ...membership, toOn: '2026-01-20' })).resolves.toBeUndefined();
});

test('T-019 only the secretary of the centre changes the composition', async () => {
  const story = await buildSupportStory(database.db);
  const other = await buildSupportStory(database.db);
  const change = { centreId: story.case.centre.centreId, userId: story.curator.userId, fromOn: '2026-03-02' };

  await expect(appointMember(story.as(story.director), change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(appointMember(other.as(other.secretary), change)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
