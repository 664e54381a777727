import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeUnsigned } from '../../../../workers/tasks/cases/close-unsigned.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { actingAsSystem, buildCase } from '../../../support/factories.ts';
import { performStep } from '../../../support/perform-step.ts';

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

test('T-040 ends the case whose family refused to sign, once at two deliveries', async () => {
  const { caseId } = await buildCase(base.db);

  await performStep(closeUnsigned, actingAsSystem(base.db), { caseId });
  await performStep(closeUnsigned, actingAsSystem(base.db), { caseId });

  expect(await base.db('app.cases').where({ id: caseId }).first('status', 'closing_ground')).toEqual({
    status: 'closed',
    closing_ground: 'signature-refused',
  });
  expect(await base.db('app.audit_events').where({ case_id: caseId, action: 'case.closed' })).toHaveLength(1);
});

test('a case on support is not ended this way', async () => {
  const { caseId } = await buildCase(base.db, { row: { status: 'support' } });

  await expect(performStep(closeUnsigned, actingAsSystem(base.db), { caseId })).rejects.toMatchObject({
    code: 'CASE_STATUS_CONFLICT',
  });
});
