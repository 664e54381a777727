import { afterAll, beforeAll, expect, test } from 'vitest';
import { computeDeadline } from '#domain/deadlines/compute-deadline';
import { closeNotEnrolledTask } from '../../../../workers/tasks/cases/close-not-enrolled.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { actingAsSystem, buildCase } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

test.each([
  ['family-refused', 'application-refused'],
  ['not-reached', 'not-reached'],
] as const)(
  'T-025 a case that ended as %s is closed once, without a register entry, and its clock stops',
  async (intakeOutcome, ground) => {
    const { caseId } = await buildCase(base.db);
    await computeDeadline(actingAsSystem(base.db), { caseId });

    await performStep(closeNotEnrolledTask, actingAsSystem(base.db), { caseId, intakeOutcome });
    await performStep(closeNotEnrolledTask, actingAsSystem(base.db), { caseId, intakeOutcome });

    expect(await base.db('app.cases').where({ id: caseId }).first('status', 'closing_ground')).toEqual({
      status: 'closed',
      closing_ground: ground,
    });
    expect(await base.db('app.deadlines').where({ case_id: caseId }).whereNull('closed_at')).toEqual([]);
    expect(await base.db('app.register_entries').where({ case_id: caseId })).toEqual([]);
    expect(await base.db('app.audit_events').where({ case_id: caseId, action: 'case.closed' })).toHaveLength(1);
  },
);

test('a case on support is not ended this way', async () => {
  const { caseId } = await buildCase(base.db, { row: { status: 'support' } });
  const step = performStep(closeNotEnrolledTask, actingAsSystem(base.db), { caseId, intakeOutcome: 'not-reached' });

  await expect(step).rejects.toMatchObject({ code: 'CASE_STATUS_CONFLICT' });
});
