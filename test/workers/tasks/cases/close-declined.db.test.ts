import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDeclined } from '../../../../workers/tasks/cases/close-declined.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { actingAsSystem, assignCurator, buildCase, buildUser, TEST_NOW } from '../../../support/factories.ts';
import { insertRow } from '../../../support/insert.ts';
import { performStep } from '../../../support/perform-step.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

async function declinedCase(kind: 'family-refused' | 'family-moved'): Promise<string> {
  const { caseId, centre } = await buildCase(base.db);
  await assignCurator(base.db, caseId, (await buildUser(base.db, centre, 'curator')).userId);
  await insertRow(base.db, 'app.case_events', {
    ...{ case_id: caseId, kind, happened_on: '2026-03-02', reported_at: TEST_NOW },
    ...{ status: 'declined', outcome: 'declined', closed_at: TEST_NOW },
  });
  await insertRow(base.db, 'app.agenda_items', { case_id: caseId, kind: 'need', status: 'waiting', created_at: TEST_NOW });
  return caseId;
}

const GROUNDS = [
  ['family-refused', 'family-refused-early'],
  ['family-moved', 'moved-early'],
] as const;

test.each(GROUNDS)(
  'T-093 after «%s» before the register the support does not begin, once at two deliveries',
  async (kind, ground) => {
    const caseId = await declinedCase(kind);

    await performStep(closeDeclined, actingAsSystem(base.db), { caseId });
    await performStep(closeDeclined, actingAsSystem(base.db), { caseId });

    const found: unknown = await base.db('app.cases').where({ id: caseId }).first('status', 'closing_ground');
    expect(found).toEqual({ status: 'closed', closing_ground: ground });
    expect(await base.db('app.register_entries').where({ case_id: caseId })).toEqual([]);
    expect(await base.db('app.curator_assignments').where({ case_id: caseId }).whereNull('to_at')).toEqual([]);
    expect(await base.db('app.agenda_items').where({ case_id: caseId }).pluck('status')).toEqual(['withdrawn']);
    expect(await base.db('app.audit_events').where({ case_id: caseId, action: 'case.closed' })).toHaveLength(1);
  },
);

test('a case whose family has not declined is not ended this way', async () => {
  const { caseId } = await buildCase(base.db);

  await expect(performStep(closeDeclined, actingAsSystem(base.db), { caseId })).rejects.toMatchObject({ code: 'NOT_DECLINED' });
});
