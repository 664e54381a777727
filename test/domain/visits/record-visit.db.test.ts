import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordVisit } from '#domain/visits/record-visit';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, assignCurator, buildCase, buildUser, type TestCase, type TestUser } from '../../support/factories.ts';
import { listActions } from '../support.ts';

let base: TestDatabase;
let found: TestCase;
let curator: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  found = await buildCase(base.db);
  curator = await buildUser(base.db, found.centre, 'curator');
  await assignCurator(base.db, found.caseId, curator.userId);
});
afterAll(() => base.drop());

const visit = () => ({
  caseId: found.caseId,
  visitedOn: '2026-03-02',
  place: 'дома у семьи',
  participantIds: [found.applicantId, found.childId],
  outcome: 'Обстановка спокойная',
  source: 'curator',
});

test('T-122 a visit is kept with day, place, who was there and outcome, and stands in the history', async () => {
  await recordVisit(actingAs(base.db, curator), visit());

  const rows: unknown = await base
    .db('app.assessment_records')
    .where({ case_id: found.caseId })
    .select('kind', 'occurred_on', 'confidentiality', 'content', 'task_id', 'author_id');
  expect(rows).toEqual([
    {
      kind: 'visit',
      occurred_on: '2026-03-02',
      confidentiality: 'confidential',
      content: { place: 'дома у семьи', participantIds: [found.applicantId, found.childId], outcome: 'Обстановка спокойная' },
      task_id: null,
      author_id: curator.userId,
    },
  ]);
  expect(await listActions(base.db, found.caseId)).toContain('visit.recorded');
});

test.each([
  ['tomorrow', { visitedOn: '2026-03-03' }, '/visitedOn'],
  ['without a place', { place: ' ' }, '/place'],
  ['with nobody there', { participantIds: [] }, '/participantIds'],
  ['with a stranger', { participantIds: ['00000000-0000-4000-8000-000000000000'] }, '/participantIds'],
  ['without an outcome', { outcome: '' }, '/outcome'],
  ['without a source', { source: 'nobody' }, '/source'],
])('T-034 T-122 a visit %s is refused', async (_name, change, field) => {
  await expect(recordVisit(actingAs(base.db, curator), { ...visit(), ...change })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    details: { fields: { [field]: expect.any(String) } },
  });
});

test('T-019 only the curator of the family records visits, and strangers hear that there is no case', async () => {
  const head = await buildUser(base.db, found.centre, 'head');
  const stranger = await buildUser(base.db, found.centre, 'curator');

  await expect(recordVisit(actingAs(base.db, head), visit())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(recordVisit(actingAs(base.db, stranger), visit())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a closed case takes no visits', async () => {
  const closed = await buildCase(base.db, { row: { status: 'closed', closing_ground: 'completed', closed_at: new Date() } });
  await assignCurator(base.db, closed.caseId, curator.userId);

  await expect(
    recordVisit(actingAs(base.db, curator), { ...visit(), caseId: closed.caseId, participantIds: [closed.childId] }),
  ).rejects.toMatchObject({ code: 'CASE_CLOSED' });
});
