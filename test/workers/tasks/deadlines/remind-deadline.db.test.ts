import { afterAll, beforeAll, expect, test } from 'vitest';
import { computeDeadline } from '#domain/deadlines/compute-deadline';
import { remindDeadline } from '../../../../workers/tasks/deadlines/remind-deadline.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { actingAsSystem, assignCurator, buildCase, buildUser } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

test('T-057 each rung reminds curator and head once, however often it is delivered', async () => {
  const { caseId, centre } = await buildCase(base.db);
  const [curator, head] = [await buildUser(base.db, centre, 'curator'), await buildUser(base.db, centre, 'head')];
  await assignCurator(base.db, caseId, curator.userId);
  await computeDeadline(actingAsSystem(base.db), { caseId });

  for (const rung of ['reminder-1', 'reminder-1', 'reminder-2']) {
    expect(await performStep(remindDeadline, actingAsSystem(base.db), { caseId, rung })).toEqual({});
  }

  const notices: string[] = await base.db('app.notifications').where({ case_id: caseId, kind: 'deadline-near' }).pluck('user_id');
  expect(notices.sort()).toEqual([curator.userId, curator.userId, head.userId, head.userId].sort());
  const [deadline] = await base.db('app.deadlines').where({ case_id: caseId });
  expect(deadline?.overdue_at).toBeNull();
});

test('a case without a deadline, or a rung that is not there, is not passed over', async () => {
  const { caseId } = await buildCase(base.db);

  await expect(performStep(remindDeadline, actingAsSystem(base.db), { caseId, rung: 'reminder-1' })).rejects.toMatchObject({
    code: 'DEADLINE_MISSING',
  });
  await expect(performStep(remindDeadline, actingAsSystem(base.db), { caseId, rung: 'overdue' })).rejects.toThrow();
});
