import { afterAll, beforeAll, expect, test } from 'vitest';
import { computeDeadline } from '#domain/deadlines/compute-deadline';
import { escalateOverdue } from '../../../../workers/tasks/deadlines/escalate-overdue.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { actingAsSystem, buildCase, buildUser, TEST_NOW } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

test('T-057 flags the case once and tells the director, and the case goes on', async () => {
  const { caseId, centre } = await buildCase(base.db);
  const director = await buildUser(base.db, centre, 'director');
  await computeDeadline(actingAsSystem(base.db), { caseId });

  await performStep(escalateOverdue, actingAsSystem(base.db), { caseId });
  await performStep(escalateOverdue, actingAsSystem(base.db, new Date('2026-04-01T07:00:00Z')), { caseId });

  const [deadline] = await base.db('app.deadlines').where({ case_id: caseId });
  expect(deadline).toMatchObject({ overdue_at: TEST_NOW, closed_at: null });
  expect(await base.db('app.notifications').where({ case_id: caseId }).select('user_id', 'kind')).toEqual([
    { user_id: director.userId, kind: 'deadline-overdue' },
  ]);
  expect(await base.db('app.cases').where({ id: caseId }).first('status')).toEqual({ status: 'preparation' });
});
