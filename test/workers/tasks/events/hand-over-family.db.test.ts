import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAppeals } from '#domain/intake/appeal-list-view';
import { listNotifications } from '#domain/notifications/notification-view';
import { z } from 'zod';
import { handOverFamilyTask } from '../../../../workers/tasks/events/hand-over-family.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import {
  actingAs,
  actingAsSystem,
  assignCurator,
  buildCase,
  buildCentre,
  buildUser,
  TEST_NOW,
  type TestCentre,
} from '../../../support/factories.ts';
import { insertRow } from '../../../support/insert.ts';
import { performStep } from '../../../support/perform-step.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

const DISTRICT = 'Зеленодольский район';

/** A family that moved to the district of another centre, with its word on the hand-over. */
async function movedFamily(target: TestCentre, handoverConsent: boolean) {
  const found = await buildCase(base.db, { row: { status: 'support' } });
  const caseEventId = await insertRow(base.db, 'app.case_events', {
    ...{ case_id: found.caseId, kind: 'family-moved', happened_on: '2026-03-01', reported_at: TEST_NOW },
    ...{ new_district: DISTRICT, handover_consent: handoverConsent },
    new_address: JSON.stringify({ settlement: 'г. Зеленодольск', street: 'ул. Ленина', house: '2', flat: null, note: null }),
    ...(handoverConsent && {
      handover_consent_by: found.applicantId,
      handover_consent_on: '2026-03-02',
      handover_centre_id: target.centreId,
    }),
  });
  return { ...found, caseEventId };
}

const appealsOf = (centreId: string) => base.db('app.appeals').where({ centre_id: centreId });

test('T-095 with the family’s consent the new centre hears of it once, with the day on which it came here', async () => {
  const target = await buildCentre(base.db, { district: DISTRICT });
  const { caseId, caseEventId, number, centre } = await movedFamily(target, true);

  for (const step of [1, 2]) {
    const answer = await performStep(handOverFamilyTask, actingAsSystem(base.db), { caseId, caseEventId });
    expect([step, answer]).toEqual([step, { isHandedOver: true }]);
  }

  const rows: unknown = await appealsOf(target.centreId).select('*');
  const [appeal, ...others] = z.array(z.looseObject({ problem: z.string(), content: z.unknown() })).parse(rows);
  expect(others).toEqual([]);
  expect(appeal).toMatchObject({ ground: 'message', status: 'received', case_id: null, origin_received_on: '2026-03-02' });
  expect(appeal?.problem).toContain('Передано с согласия семьи');
  expect(appeal?.problem).not.toContain(number);
  expect(appeal?.content).toMatchObject({
    people: [expect.objectContaining({ lastName: 'Петрова', firstName: 'Анна' }), expect.objectContaining({ firstName: 'Ева' })],
    address: { district: DISTRICT, street: 'ул. Ленина', house: '2' },
  });
  const origin: unknown = await base.db('app.appeals').where({ id: appeal?.['origin_appeal_id'] }).first('case_id', 'centre_id');
  expect(origin).toEqual({ case_id: caseId, centre_id: centre.centreId });
});

test('T-095 the clerk of the new centre finds it in the list of received appeals', async () => {
  const target = await buildCentre(base.db, { district: 'Лаишевский район' });
  const { caseId, caseEventId } = await movedFamily(target, true);
  await base.db('app.case_events').where({ id: caseEventId }).update({ new_district: 'Лаишевский район' });
  const clerk = await buildUser(base.db, target, 'intake');

  await performStep(handOverFamilyTask, actingAsSystem(base.db), { caseId, caseEventId });

  const page = await listAppeals(actingAs(base.db, clerk), { status: 'received' }, { limit: 10, offset: 0 });
  expect(page.items).toHaveLength(1);
});

test('T-095 without consent nothing leaves the centre', async () => {
  const target = await buildCentre(base.db, { district: DISTRICT });
  const { caseId, caseEventId } = await movedFamily(target, false);

  expect(await performStep(handOverFamilyTask, actingAsSystem(base.db), { caseId, caseEventId })).toEqual({
    isHandedOver: false,
  });

  expect(await appealsOf(target.centreId)).toEqual([]);
});

test('T-095 T-199 a family that took its consent back before the decision is not handed over, until it consents anew', async () => {
  const district = 'Пестречинский район';
  const target = await buildCentre(base.db, { district });
  const { caseId, caseEventId, familyId, applicantId, centre } = await movedFamily(target, true);
  const curator = await buildUser(base.db, centre, 'curator');
  await assignCurator(base.db, caseId, curator.userId);
  await base.db('app.case_events').where({ id: caseEventId }).update({ new_district: district });
  const step = () => performStep(handOverFamilyTask, actingAsSystem(base.db), { caseId, caseEventId });
  await base
    .db('app.consents')
    .where({ person_id: applicantId, kind: 'exchange' })
    .update({ withdrawn_on: '2026-03-02', withdrawn_at: TEST_NOW });

  expect(await step()).toEqual({ isHandedOver: false });
  expect(await appealsOf(target.centreId)).toEqual([]);
  const { items } = await listNotifications(actingAs(base.db, curator));
  expect(items.map(({ title }) => title)).toEqual(['Сведения о семье не переданы: семья отозвала согласие на обмен']);

  const { recorded_by } = await base.db('app.consents').where({ person_id: applicantId }).first('recorded_by');
  await insertRow(base.db, 'app.consents', {
    ...{ family_id: familyId, person_id: applicantId, kind: 'exchange', basis: 'consent' },
    ...{ given_on: '2026-03-02', recorded_at: TEST_NOW, recorded_by },
  });
  expect(await step()).toEqual({ isHandedOver: true });
});

test('T-095 where another centre serves the district by now, the curator hears once that nothing was handed over', async () => {
  const district = 'Арский район';
  const target = await buildCentre(base.db, { district: 'Атнинский район' });
  const { caseId, caseEventId, centre } = await movedFamily(target, true);
  await base.db('app.case_events').where({ id: caseEventId }).update({ new_district: district });
  const curator = await buildUser(base.db, centre, 'curator');
  await assignCurator(base.db, caseId, curator.userId);

  for (const step of [1, 2]) {
    const answer = await performStep(handOverFamilyTask, actingAsSystem(base.db), { caseId, caseEventId });
    expect([step, answer]).toEqual([step, { isHandedOver: false }]);
  }

  const { items } = await listNotifications(actingAs(base.db, curator));
  expect(items.map(({ title }) => title)).toEqual([
    'Сведения о семье не переданы: район её нового адреса обслуживает другой центр',
  ]);
});
