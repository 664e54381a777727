import { afterAll, beforeAll, expect, test } from 'vitest';
import { openObservation } from '#domain/observation/observation-view';
import { recordDynamics } from '#domain/observation/record-dynamics';
import { proposeQuestions } from '#domain/sessions/propose-questions';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, assignCurator, buildCase, buildUser, type TestCase, type TestUser } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { listActions } from '../support.ts';

let base: TestDatabase;
let found: TestCase;
let curator: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  found = await buildCase(base.db, { row: { status: 'support' } });
  curator = await buildUser(base.db, found.centre, 'curator');
  await assignCurator(base.db, found.caseId, curator.userId);
});
afterAll(() => base.drop());

const LATER = new Date('2026-06-20T07:00:00.000Z');
const entry = () => ({ caseId: found.caseId, on: '2026-04-01', change: 'better' as const, comment: 'Ребёнок посещает занятия' });

async function otherCase(status: string, row: Readonly<Record<string, unknown>> = {}): Promise<TestCase> {
  const other = await buildCase(base.db, { centre: found.centre, row: { status, ...row } });
  await assignCurator(base.db, other.caseId, curator.userId);
  return other;
}

test('T-118 an entry is kept with day, change, comment and author, and stands in the history without its words', async () => {
  await recordDynamics(actingAs(base.db, curator, LATER), entry());

  const { diary } = await openObservation(actingAs(base.db, curator, LATER), found.caseId);
  expect(diary).toMatchObject([
    { on: '2026-04-01', change: 'better', comment: 'Ребёнок посещает занятия', author: { id: curator.userId } },
  ]);
  expect(await listActions(base.db, found.caseId)).toContain('dynamics.recorded');
  const told: unknown = await base.db('app.audit_events').where({ action: 'dynamics.recorded' }).pluck('after');
  expect(told).toEqual([{ on: '2026-04-01', change: 'better' }]);
});

test('T-118 «ухудшение» offers to bring the family before the consilium, and the question can then be put', async () => {
  const ctx = actingAs(base.db, curator, LATER);
  const calm = await recordDynamics(ctx, { ...entry(), change: 'same' });
  const worse = await recordDynamics(ctx, { ...entry(), change: 'worse' });

  expect([calm.offersConsilium, worse.offersConsilium]).toEqual([false, true]);
  await proposeQuestions(ctx, { caseId: found.caseId, question: 'progress', note: 'Ухудшение' });
  expect((await openObservation(ctx, found.caseId)).mayPropose).toBe(false);
  expect((await recordDynamics(ctx, { ...entry(), change: 'worse' })).offersConsilium).toBe(false);
});

test('T-118 states stand in the order of their days, those of post-support after the diary', async () => {
  const other = await otherCase('post-support');
  const ctx = actingAs(base.db, curator, LATER);
  await recordDynamics(ctx, { ...entry(), caseId: other.caseId, on: '2026-05-01' });
  await recordDynamics(ctx, { ...entry(), caseId: other.caseId, on: '2026-03-05', change: 'worse' });
  const observation = { case_id: other.caseId, task_id: 'T-118', author_id: curator.userId, created_at: LATER };
  await insertRow(base.db, 'app.post_support_observations', {
    ...observation,
    planned_on: '2026-06-10',
    observed_on: '2026-06-15',
    family_state: 'same',
  });

  expect((await openObservation(ctx, other.caseId)).points).toEqual([
    { on: '2026-03-05', change: 'worse', source: 'diary' },
    { on: '2026-05-01', change: 'better', source: 'diary' },
    { on: '2026-06-15', change: 'same', source: 'post-support' },
  ]);
});

test.each([
  ['tomorrow', { on: '2026-06-21' }, '/on'],
  ['before the case was', { on: '2026-03-01' }, '/on'],
  ['without a comment', { comment: ' ' }, '/comment'],
])('an entry %s is refused', async (_name, change, field) => {
  await expect(recordDynamics(actingAs(base.db, curator, LATER), { ...entry(), ...change })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { [field]: expect.any(String) } },
  });
});

test('the diary belongs to support: not before the plan is in force, not after the case is closed', async () => {
  const early = await otherCase('preparation');
  const closed = await otherCase('closed', { closing_ground: 'completed', closed_at: LATER });

  const write = (caseId: string) => recordDynamics(actingAs(base.db, curator, LATER), { ...entry(), caseId });
  await expect(write(early.caseId)).rejects.toMatchObject({ code: 'NOT_ON_SUPPORT' });
  await expect(write(closed.caseId)).rejects.toMatchObject({ code: 'CASE_CLOSED' });
});

test('T-019 the curator of the family writes, the head reads, strangers hear that there is no case', async () => {
  const head = await buildUser(base.db, found.centre, 'head');
  const stranger = await buildUser(base.db, found.centre, 'curator');

  await expect(recordDynamics(actingAs(base.db, head, LATER), entry())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(recordDynamics(actingAs(base.db, stranger, LATER), entry())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(openObservation(actingAs(base.db, stranger, LATER), found.caseId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await openObservation(actingAs(base.db, head, LATER), found.caseId)).diary.length).toBeGreaterThan(0);
});
