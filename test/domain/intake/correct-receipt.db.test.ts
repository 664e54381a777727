import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCalendar } from '#domain/calendar/load-calendar';
import { computeDeadline } from '#domain/deadlines/compute-deadline';
import { correctReceipt } from '#domain/intake/correct-receipt';
import { openAppealCard } from '#domain/intake/appeal-card-view';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, actingAsSystem, buildCentre, buildUser, type TestCentre, type TestUser } from '../../support/factories.ts';
import { appealFor, messageFor, minorAppealFor, newPeople, openByAppeal } from '../support.ts';

let base: TestDatabase;
let centre: TestCentre;
let clerk: TestUser;
let head: TestUser;
/** Monday after the Saturday on which the appeal came. */
const MONDAY = new Date('2026-07-06T07:00:00.000Z');

beforeAll(async () => {
  base = await createTestDatabase();
  await loadCalendar(actingAsSystem(base.db));
  centre = await buildCentre(base.db);
  clerk = await buildUser(base.db, centre, 'intake');
  head = await buildUser(base.db, centre, 'head');
});
afterAll(() => base.drop());

async function open() {
  const opened = await openByAppeal(actingAs(base.db, clerk, MONDAY), appealFor(centre.unitId, { receivedOn: '2026-07-04' }));
  await computeDeadline(actingAsSystem(base.db, MONDAY), { caseId: opened.caseId });
  return opened;
}

const dueOf = async (caseId: string) => (await base.db('app.deadlines').where({ case_id: caseId }).first('due_on')).due_on;

describe('T-026 the day of receipt', () => {
  test('T-055 starts the ten working days, not the day of registration', async () => {
    const { caseId } = await open();

    expect(await dueOf(caseId)).toBe('2026-07-17');
  });

  test('is corrected by the head with a reason: deadline and timers move, both days stay on record', async () => {
    const { caseId, appealId, number } = await open();
    const reason = 'Заявление пришло по почте раньше';

    await correctReceipt(actingAs(base.db, head, MONDAY), { appealId, receivedOn: '2026-07-01', reason });

    expect(await dueOf(caseId)).toBe('2026-07-15');
    expect(await base.db('app.deadlines').where({ case_id: caseId }).first('starts_on')).toEqual({ starts_on: '2026-07-01' });
    const timers: unknown[] = await base.db('app.engine_commands').where({ stream: number, kind: 'set-timer' }).pluck('payload');
    expect(timers).toEqual(
      expect.arrayContaining([expect.objectContaining({ activityId: 'Timer_PlanOverdue', dueAt: '2026-07-16T00:00:00+03:00' })]),
    );
    const [event] = await base.db('app.audit_events').where({ object_id: appealId, action: 'appeal.receipt-corrected' });
    expect(event).toMatchObject({
      before: { receivedOn: '2026-07-04' },
      after: { receivedOn: '2026-07-01' },
      actor_id: head.userId,
    });
    expect((await openAppealCard(actingAs(base.db, head, MONDAY), appealId)).corrections).toMatchObject([
      { receivedBefore: '2026-07-04', receivedAfter: '2026-07-01', reason },
    ]);
  });

  test('before the engine has asked for the deadline, it starts from the corrected day by itself', async () => {
    const opened = await openByAppeal(actingAs(base.db, clerk, MONDAY), appealFor(centre.unitId, { receivedOn: '2026-07-06' }));

    await correctReceipt(actingAs(base.db, head, MONDAY), {
      appealId: opened.appealId,
      receivedOn: '2026-07-04',
      reason: 'Ошибка',
    });
    await computeDeadline(actingAsSystem(base.db, MONDAY), { caseId: opened.caseId });

    expect(await dueOf(opened.caseId)).toBe('2026-07-17');
  });

  test('a clerk may not move it', async () => {
    const { appealId, caseId } = await open();
    const correction = correctReceipt(actingAs(base.db, clerk, MONDAY), {
      appealId,
      receivedOn: '2026-07-06',
      reason: 'Так удобнее',
    });

    await expect(correction).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await dueOf(caseId)).toBe('2026-07-17');
  });

  test.each([
    ['of tomorrow', '2026-07-07'],
    ['of another century', '1026-07-04'],
    ['that it already has', '2026-07-04'],
  ])('a day %s is refused', async (_name, receivedOn) => {
    const { appealId } = await open();
    const correction = correctReceipt(actingAs(base.db, head, MONDAY), { appealId, receivedOn, reason: 'Проверка' });

    await expect(correction).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: { '/receivedOn': expect.any(String) } },
    });
  });

  describe('keeps the order of what happened', () => {
    const FRIDAY = new Date('2026-07-10T07:00:00.000Z');
    const by = (user: TestUser, now = FRIDAY) => actingAs(base.db, user, now);
    const correct = (appealId: string, receivedOn: string) =>
      correctReceipt(by(head), { appealId, receivedOn, reason: 'Опечатка' });
    const refused = { code: 'INVALID_INPUT', details: { fields: { '/receivedOn': expect.any(String) } } };
    const appliedOn = async (appealId: string) =>
      base.db('app.appeals').where({ id: appealId }).first('received_on', 'applied_on');

    test('not after the registration, though the day has come', async () => {
      const { appealId } = await open();

      await expect(correct(appealId, '2026-07-07')).rejects.toMatchObject(refused);
      await expect(correct(appealId, '2026-07-06')).resolves.toBeUndefined();
    });

    test('not before the day that stands on the application', async () => {
      const input = appealFor(centre.unitId, { receivedOn: '2026-07-04', appliedOn: '2026-07-02' });
      const { appealId } = await openByAppeal(by(clerk, MONDAY), input);

      await expect(correct(appealId, '2026-07-01')).rejects.toMatchObject(refused);
      await expect(correct(appealId, '2026-07-02')).resolves.toBeUndefined();
    });

    test('an application without a day of its own is as old as its receipt', async () => {
      const { appealId } = await open();

      await correct(appealId, '2026-07-01');

      expect(await appliedOn(appealId)).toEqual({ received_on: '2026-07-01', applied_on: '2026-07-01' });
    });

    test('T-022 a minor had to be fourteen then', async () => {
      const { daughter, mother } = newPeople();
      const members = [{ ...daughter, birthOn: '2012-07-03', isApplicant: true }, mother];
      const input = minorAppealFor(centre.unitId, { receivedOn: '2026-07-04', members });
      const { appealId } = await openByAppeal(by(clerk, MONDAY), input);

      await expect(correct(appealId, '2026-07-02')).rejects.toMatchObject(refused);
      await expect(correct(appealId, '2026-07-03')).resolves.toBeUndefined();
    });

    test('T-025 a message came before the family applied', async () => {
      const { appealId } = await openByAppeal(by(clerk, FRIDAY), messageFor(centre.unitId, { receivedOn: '2026-07-02' }));
      await base.db('app.appeals').where({ id: appealId }).update({ applied_on: '2026-07-04' });

      await expect(correct(appealId, '2026-07-06')).rejects.toMatchObject(refused);
      await expect(correct(appealId, '2026-07-04')).resolves.toBeUndefined();
    });
  });

  test('of a message is not after the day on which the family was spoken to', async () => {
    const message = messageFor(centre.unitId, { receivedOn: '2026-07-02' });
    const { appealId } = await openByAppeal(actingAs(base.db, clerk, MONDAY), message);
    const attempt = {
      attempted_on: '2026-07-03',
      way: 'звонок',
      result: 'Придут',
      recorded_at: MONDAY,
      recorded_by: clerk.userId,
    };
    await base.db('app.contact_attempts').insert({ ...attempt, appeal_id: appealId });
    const correct = (receivedOn: string) =>
      correctReceipt(actingAs(base.db, head, MONDAY), { appealId, receivedOn, reason: 'Опечатка' });

    await expect(correct('2026-07-04')).rejects.toMatchObject({ details: { fields: { '/receivedOn': expect.any(String) } } });
    await expect(correct('2026-07-03')).resolves.toBeUndefined();
  });

  test('T-001 the head of another centre does not find the appeal', async () => {
    const { appealId } = await open();
    const stranger = actingAs(base.db, await buildUser(base.db, await buildCentre(base.db), 'head'), MONDAY);

    await expect(correctReceipt(stranger, { appealId, receivedOn: '2026-07-01', reason: 'Чужое' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
