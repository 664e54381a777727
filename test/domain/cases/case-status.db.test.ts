import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowedChange } from '#domain/cases/case';
import { archiveCase, changeCaseStatus } from '#domain/cases/change-case-status';
import { closeUnconfirmed } from '#domain/cases/close-unconfirmed';
import { closeUnsigned } from '#domain/cases/close-unsigned';
import { setCaseCategories } from '#domain/cases/set-case-categories';
import { computeDeadline } from '#domain/deadlines/compute-deadline';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAsSystem, assignCurator, buildCase, buildUser, TEST_NOW } from '../../support/factories.ts';
import { insertRow } from '../../support/insert.ts';
import { countRows, listActions } from '../support.ts';

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

const system = () => actingAsSystem(base.db);

describe('T-041 the way of a case', () => {
  test.each([
    ['preparation', 'support', undefined, true],
    ['preparation', 'closed', 'need-not-confirmed', true],
    ['preparation', 'closed', 'signature-refused', true],
    ['preparation', 'closed', 'completed', false],
    ['preparation', 'post-support', undefined, false],
    ['support', 'post-support', undefined, true],
    ['support', 'closed', 'moved', true],
    ['support', 'closed', 'family-refused', true],
    ['support', 'closed', undefined, false],
    ['support', 'preparation', undefined, false],
    ['post-support', 'closed', 'completed', true],
    ['post-support', 'support', undefined, false],
    ['closed', 'support', undefined, false],
  ] as const)('from %s to %s on the ground %s: %s', (from, to, ground, isAllowed) => {
    expect(isAllowedChange(from, { to, ground })).toBe(isAllowed);
  });

  test('through support and post-support into the archive, each step once', async () => {
    const { caseId } = await buildCase(base.db);

    for (const to of ['support', 'support', 'post-support'] as const) await changeCaseStatus(system(), { caseId, to });
    await changeCaseStatus(system(), { caseId, to: 'closed', ground: 'completed' });
    await archiveCase(system(), { caseId });
    await archiveCase(system(), { caseId });

    expect(
      await base.db('app.cases').where({ id: caseId }).first('status', 'closing_ground', 'closed_at', 'archived_at'),
    ).toEqual({
      status: 'closed',
      closing_ground: 'completed',
      closed_at: TEST_NOW,
      archived_at: TEST_NOW,
    });
    expect(await listActions(base.db, caseId)).toEqual([
      'case.status-changed',
      'case.status-changed',
      'case.closed',
      'case.archived',
    ]);
  });

  test('an open case does not go into the archive, a closed one does not open again', async () => {
    const [open, closed] = [await buildCase(base.db), await buildCase(base.db)];
    await closeUnconfirmed(system(), closed);

    await expect(archiveCase(system(), open)).rejects.toMatchObject({ code: 'CASE_NOT_CLOSED' });
    await expect(changeCaseStatus(system(), { caseId: closed.caseId, to: 'support' })).rejects.toMatchObject({
      code: 'CASE_STATUS_CONFLICT',
    });
  });
});

async function buildCuratedCase() {
  const found = await buildCase(base.db);
  const curator = await buildUser(base.db, found.centre, 'curator');
  await assignCurator(base.db, found.caseId, curator.userId);
  await computeDeadline(system(), found);
  return found;
}

test('T-063 need not confirmed ends the case inside its ten days, frees the curator and leaves no register entry', async () => {
  const { caseId } = await buildCuratedCase();

  await closeUnconfirmed(system(), { caseId });
  await closeUnconfirmed(system(), { caseId });

  expect(await base.db('app.cases').where({ id: caseId }).first('status', 'closing_ground')).toEqual({
    status: 'closed',
    closing_ground: 'need-not-confirmed',
  });
  expect(await base.db('app.deadlines').where({ case_id: caseId }).first('met_at', 'overdue_at')).toEqual({
    met_at: TEST_NOW,
    overdue_at: null,
  });
  expect((await base.db('app.curator_assignments').where({ case_id: caseId }).first('to_at'))?.to_at).toEqual(TEST_NOW);
  expect(await countRows(base.db, 'app.register_entries', { case_id: caseId })).toBe(0);
});

test('T-040 a refusal to sign closes the register entry with that ground', async () => {
  const { caseId, centre, number } = await buildCuratedCase();
  const agendaItemId = await insertRow(base.db, 'app.agenda_items', {
    case_id: caseId,
    kind: 'acceptance',
    status: 'waiting',
    created_at: TEST_NOW,
  });
  await base.db('app.register_entries').insert({
    number: `У-${number}`,
    centre_id: centre.centreId,
    case_id: caseId,
    agenda_item_id: agendaItemId,
    entered_on: '2026-03-02',
    entered_at: TEST_NOW,
  });

  await closeUnsigned(system(), { caseId });
  await closeUnsigned(system(), { caseId });

  expect(await base.db('app.register_entries').where({ case_id: caseId }).first('removed_on', 'removal_ground')).toEqual({
    removed_on: '2026-03-02',
    removal_ground: 'signature-refused',
  });
  expect(await base.db('app.cases').where({ id: caseId }).first('closing_ground')).toEqual({
    closing_ground: 'signature-refused',
  });
});

test('categories are stored once, sorted, with both sets in the audit', async () => {
  const { caseId } = await buildCase(base.db);

  await setCaseCategories(system(), { caseId, categories: ['large-family', 'disabled-child', 'large-family'] });
  await setCaseCategories(system(), { caseId, categories: ['disabled-child', 'large-family'] });

  expect(await base.db('app.cases').where({ id: caseId }).first('categories')).toEqual({
    categories: ['disabled-child', 'large-family'],
  });
  expect(await listActions(base.db, caseId)).toEqual(['case.categories-set']);
});
