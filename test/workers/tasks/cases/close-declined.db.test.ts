import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDeclined } from '../../../../workers/tasks/cases/close-declined.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { actingAsSystem, assignCurator, buildCase, buildCentre, buildUser, TEST_NOW } from '../../../support/factories.ts';
import { insertRow } from '../../../support/insert.ts';
import { performStep } from '../../../support/perform-step.ts';
import { buildSupportStory, playToActivePlan } from '../../../support/support-story.ts';

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

test('T-093 T-095 a refusal confirmed while the move is being handed over loses neither the address nor the hand-over', async () => {
  const district = 'Лаишевский район';
  const target = await buildCentre(base.db, { district });
  const { caseId, applicantId, familyId } = await buildCase(base.db);
  const declined = { case_id: caseId, happened_on: '2026-03-02', reported_at: TEST_NOW, status: 'declined', outcome: 'declined' };
  await insertRow(base.db, 'app.case_events', { ...declined, kind: 'family-refused', closed_at: TEST_NOW });
  await insertRow(base.db, 'app.case_events', {
    ...{ ...declined, kind: 'family-moved', closed_at: new Date(TEST_NOW.getTime() + 1000) },
    ...{ new_district: district, handover_consent: true, handover_centre_id: target.centreId },
    ...{ handover_consent_by: applicantId, handover_consent_on: '2026-03-02' },
    new_address: JSON.stringify({ settlement: null, street: 'ул. Ленина', house: '2', flat: null, note: null }),
  });

  await performStep(closeDeclined, actingAsSystem(base.db), { caseId });
  await performStep(closeDeclined, actingAsSystem(base.db), { caseId });

  const family: unknown = await base.db('app.families').first('district', 'house').where({ id: familyId });
  expect(family).toEqual({ district, house: '2' });
  expect(await base.db('app.appeals').where({ centre_id: target.centreId })).toHaveLength(1);
});

test('T-074 T-093 where the register follows the signature, measures of the plan in force are closed with the refusal', async () => {
  const story = await buildSupportStory(base.db);
  const { caseId } = story.case;
  await playToActivePlan(story);
  const entries = base.db('app.register_entries').where({ case_id: caseId });
  await base.db('app.register_changes').whereIn('entry_id', entries.clone().select('id')).delete();
  await entries.delete();
  await insertRow(base.db, 'app.case_events', {
    ...{ case_id: caseId, kind: 'family-refused', happened_on: '2026-03-02', reported_at: TEST_NOW },
    ...{ status: 'declined', outcome: 'declined', closed_at: TEST_NOW },
  });

  await performStep(closeDeclined, story.system(), { caseId });

  const items: unknown = await base.db('app.plan_items').distinct('status', 'not_done_reason').where({ case_id: caseId });
  expect(items).toEqual([{ status: 'not-done', not_done_reason: 'Сопровождение не начато: письменный отказ семьи.' }]);
});
