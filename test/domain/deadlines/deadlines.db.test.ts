import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeCalendar } from '#domain/calendar/change-calendar';
import { loadCalendar } from '#domain/calendar/load-calendar';
import { getCalendarYear } from '#domain/calendar/calendar-view';
import { computeDeadline } from '#domain/deadlines/compute-deadline';
import { fireMissedRungs } from '#domain/deadlines/fire-missed-rungs';
import { fireRung } from '#domain/deadlines/fire-rung';
import { liftDeadline, meetDeadline } from '#domain/deadlines/meet-deadline';
import { changeSetting } from '#domain/settings/change-setting';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, actingAsSystem, assignCurator, buildCase, buildCentre, buildUser } from '../../support/factories.ts';
import { countRows, listActions } from '../support.ts';

let base: TestDatabase;

beforeAll(async () => {
  base = await createTestDatabase();
  await loadCalendar(actingAsSystem(base.db));
});
afterAll(() => base.drop());

async function buildPeople() {
  const centre = await buildCentre(base.db);
  const [head, director, curator] = await Promise.all([
    buildUser(base.db, centre, 'head'),
    buildUser(base.db, centre, 'director'),
    buildUser(base.db, centre, 'curator'),
  ]);
  const found = await buildCase(base.db, { centre });
  await assignCurator(base.db, found.caseId, curator.userId);
  return { ...found, head, director, curator };
}

async function notified(caseId: string): Promise<{ user_id: string; kind: string }[]> {
  return base.db('app.notifications').where({ case_id: caseId }).select('user_id', 'kind').orderBy('kind');
}

describe('the deadline of approval', () => {
  test.each([
    ['2017-12-01', '2017-12-15'],
    ['2017-12-29', '2018-01-22'],
    ['2018-08-24', '2018-09-10'],
    ['2026-02-27', '2026-03-16'],
  ])('T-055 T-056 an appeal received on %s is due on %s', async (receivedOn, dueOn) => {
    const { caseId } = await buildCase(base.db, { receivedOn });

    await computeDeadline(actingAsSystem(base.db), { caseId });

    const [deadline] = await base.db('app.deadlines').where({ case_id: caseId });
    expect(deadline).toMatchObject({
      starts_on: receivedOn,
      due_on: dueOn,
      working_days: 10,
      is_provisional: false,
      region: 'RU-TA',
    });
  });

  test('T-055 computed twice is one deadline with the same instants', async () => {
    const { caseId } = await buildCase(base.db);

    const first = await computeDeadline(actingAsSystem(base.db), { caseId });
    const second = await computeDeadline(actingAsSystem(base.db), { caseId });

    expect(first).toEqual({
      planReminder1At: '2026-03-10T09:00:00+03:00',
      planReminder2At: '2026-03-13T09:00:00+03:00',
      planOverdueAt: '2026-03-18T00:00:00+03:00',
    });
    expect(second).toEqual(first);
    expect(await countRows(base.db, 'app.deadlines', { case_id: caseId })).toBe(1);
  });

  test('T-247 follows the centre’s own number of days', async () => {
    const centre = await buildCentre(base.db);
    const administrator = await buildUser(base.db, centre, 'administrator');
    const { centreId } = centre;
    await changeSetting(actingAs(base.db, administrator), { key: 'planApprovalWorkingDays', centreId, value: 5, version: 0 });
    await changeSetting(actingAs(base.db, administrator), { key: 'reminderDays', centreId, value: [2, 4], version: 0 });
    const { caseId } = await buildCase(base.db, { centre });

    const instants = await computeDeadline(actingAsSystem(base.db), { caseId });

    expect(instants).toEqual({
      planReminder1At: '2026-03-04T09:00:00+03:00',
      planReminder2At: '2026-03-06T09:00:00+03:00',
      planOverdueAt: '2026-03-11T00:00:00+03:00',
    });
  });
});

describe('the ladder', () => {
  test('T-057 a reminder tells curator and head, once', async () => {
    const { caseId, curator, head } = await buildPeople();
    await computeDeadline(actingAsSystem(base.db), { caseId });

    await fireRung(actingAsSystem(base.db), { caseId, rung: 'reminder-2' });
    await fireRung(actingAsSystem(base.db), { caseId, rung: 'reminder-2' });

    const notices = await notified(caseId);
    expect(notices.map((notice) => notice.user_id).sort()).toEqual([curator.userId, head.userId].sort());
    expect(new Set(notices.map((notice) => notice.kind))).toEqual(new Set(['deadline-near']));
  });

  test('T-057 an overdue case is flagged, the director hears of it, and it can still be approved', async () => {
    const { caseId, director } = await buildPeople();
    await computeDeadline(actingAsSystem(base.db), { caseId });

    await fireRung(actingAsSystem(base.db), { caseId, rung: 'overdue' });
    await fireRung(actingAsSystem(base.db), { caseId, rung: 'overdue' });
    await meetDeadline(actingAsSystem(base.db), { caseId });

    expect(await notified(caseId)).toEqual([{ user_id: director.userId, kind: 'deadline-overdue' }]);
    const [deadline] = await base.db('app.deadlines').where({ case_id: caseId });
    expect(deadline?.overdue_at).toBeInstanceOf(Date);
    expect(deadline?.met_at).toBeInstanceOf(Date);
    expect(await listActions(base.db, caseId)).toEqual(['deadline.computed', 'deadline.overdue', 'deadline.met']);
  });

  test('T-055 T-093 a case that closes with nothing decided ends its deadline, and nobody has kept it', async () => {
    const { caseId } = await buildPeople();
    await computeDeadline(actingAsSystem(base.db), { caseId });

    await liftDeadline(actingAsSystem(base.db), { caseId });
    await liftDeadline(actingAsSystem(base.db), { caseId });

    const [deadline] = await base.db('app.deadlines').where({ case_id: caseId });
    expect(deadline).toMatchObject({ met_at: null, overdue_at: null, closed_at: expect.any(Date) });
    expect(await listActions(base.db, caseId)).toEqual(['deadline.computed', 'deadline.lifted']);
  });

  test('T-057 a decision that comes too late, before the timer did, is overdue all the same', async () => {
    const { caseId, director } = await buildPeople();
    await computeDeadline(actingAsSystem(base.db), { caseId });
    const late = new Date('2026-04-20T07:00:00Z');

    await meetDeadline(actingAsSystem(base.db, late), { caseId });
    await fireRung(actingAsSystem(base.db, late), { caseId, rung: 'overdue' });

    expect(await notified(caseId)).toEqual([{ user_id: director.userId, kind: 'deadline-overdue' }]);
    const [deadline] = await base.db('app.deadlines').where({ case_id: caseId });
    expect([deadline?.overdue_at, deadline?.met_at]).toEqual([late, late]);
  });

  test('T-057 T-063 rungs that no timer fires are fired by the sweep, once, after a while', async () => {
    const { caseId, curator, head, director } = await buildPeople();
    await computeDeadline(actingAsSystem(base.db), { caseId });
    await base.db('app.deadlines').whereNot({ case_id: caseId }).update({ closed_at: new Date() });
    const rungs = await base
      .db('app.deadline_rungs as r')
      .join('app.deadlines as d', 'd.id', 'r.deadline_id')
      .where({ 'd.case_id': caseId })
      .orderBy('r.fires_at')
      .pluck('r.fires_at');
    const after = (instant: Date | undefined, minutes: number) => new Date((instant?.getTime() ?? 0) + minutes * 60_000);

    expect(await fireMissedRungs(actingAsSystem(base.db, after(rungs[0], 5)))).toEqual({ done: 0, faults: [] });
    expect(await fireMissedRungs(actingAsSystem(base.db, after(rungs[0], 20)))).toEqual({ done: 1, faults: [] });
    expect(await fireMissedRungs(actingAsSystem(base.db, after(rungs[2], 20)))).toEqual({ done: 2, faults: [] });
    expect(await fireMissedRungs(actingAsSystem(base.db, after(rungs[2], 25)))).toEqual({ done: 0, faults: [] });

    const told = await notified(caseId);
    expect(told.filter(({ kind }) => kind === 'deadline-overdue')).toEqual([
      { user_id: director.userId, kind: 'deadline-overdue' },
    ]);
    expect(told.filter(({ kind }) => kind === 'deadline-near')).toHaveLength(2 * [curator, head].length);
  });

  test('a deadline that was met stays silent', async () => {
    const { caseId } = await buildPeople();
    await computeDeadline(actingAsSystem(base.db), { caseId });
    await meetDeadline(actingAsSystem(base.db), { caseId });

    await fireRung(actingAsSystem(base.db), { caseId, rung: 'overdue' });

    expect(await notified(caseId)).toEqual([]);
  });

  test('T-018 the substitute of an absent director hears of it as well', async () => {
    const { caseId, director, centre } = await buildPeople();
    const deputy = await buildUser(base.db, centre, 'member');
    await base.db('app.substitutions').insert({
      absent_user_id: director.userId,
      substitute_user_id: deputy.userId,
      role: 'director',
      from_on: '2026-03-01',
      to_on: '2026-03-05',
      basis: 'приказ № 1',
    });
    await computeDeadline(actingAsSystem(base.db), { caseId });

    await fireRung(actingAsSystem(base.db), { caseId, rung: 'overdue' });

    expect((await notified(caseId)).map((notice) => notice.user_id).sort()).toEqual([director.userId, deputy.userId].sort());
  });
});

describe('T-056 a changed calendar', () => {
  const march9off = { date: '2026-03-05', kind: 'off' as const, name: 'День, объявленный указом' };

  async function buildAdministrator() {
    return buildUser(base.db, await buildCentre(base.db), 'administrator', {});
  }

  test('moves open deadlines of its region and the timers that did not fire, with an audit of both dates', async () => {
    const region = 'RU-BA';
    const centre = await buildCentre(base.db, { region });
    const [open, met] = [await buildCase(base.db, { centre }), await buildCase(base.db, { centre })];
    const elsewhere = await buildCase(base.db);
    for (const { caseId } of [open, met, elsewhere]) await computeDeadline(actingAsSystem(base.db), { caseId });
    await meetDeadline(actingAsSystem(base.db), { caseId: met.caseId });
    await fireRung(actingAsSystem(base.db), { caseId: open.caseId, rung: 'reminder-1' });

    const { movedDeadlines } = await changeCalendar(actingAs(base.db, await buildAdministrator()), {
      region,
      year: 2026,
      decree: 'Указ главы',
      isComplete: true,
      days: [march9off],
    });

    expect(movedDeadlines).toBe(1);
    const dues = await base
      .db('app.deadlines')
      .whereIn('case_id', [open.caseId, met.caseId, elsewhere.caseId])
      .orderBy('due_on', 'desc')
      .pluck('due_on');
    expect(dues).toEqual(['2026-03-18', '2026-03-17', '2026-03-17']);
    const timers = await base
      .db('app.engine_commands')
      .where({ stream: open.number, kind: 'set-timer' })
      .orderBy('id')
      .pluck('payload');
    expect(timers).toEqual([
      {
        businessKey: open.number,
        activityId: 'Timer_PlanReminder2',
        variable: 'planReminder2At',
        dueAt: '2026-03-16T09:00:00+03:00',
      },
      {
        businessKey: open.number,
        activityId: 'Timer_PlanOverdue',
        variable: 'planOverdueAt',
        dueAt: '2026-03-19T00:00:00+03:00',
      },
    ]);
    const [event] = await base.db('app.audit_events').where({ action: 'deadline.recomputed', case_id: open.caseId });
    expect(event).toMatchObject({ before: { dueOn: '2026-03-17' }, after: { dueOn: '2026-03-18' } });
    expect(await countRows(base.db, 'app.engine_commands', { stream: met.number })).toBe(0);
  });

  test('a federal decree moves deadlines of every region, and the provisional mark falls', async () => {
    const late = await buildCase(base.db, { receivedOn: '2026-12-25' });
    await computeDeadline(actingAsSystem(base.db), { caseId: late.caseId });
    const before = await base.db('app.deadlines').where({ case_id: late.caseId }).first('due_on', 'is_provisional');

    await changeCalendar(actingAs(base.db, await buildAdministrator()), {
      region: 'RU',
      year: 2027,
      decree: 'Постановление о переносе выходных дней в 2027 году',
      isComplete: true,
      days: ['2027-01-01', '2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08', '2027-01-11'].map((date) => ({
        date,
        kind: 'off' as const,
      })),
    });

    const after = await base.db('app.deadlines').where({ case_id: late.caseId }).first('due_on', 'is_provisional');
    expect(before).toEqual({ due_on: '2027-01-19', is_provisional: true });
    expect(after).toEqual({ due_on: '2027-01-20', is_provisional: false });
  });

  test('the same calendar again moves nothing', async () => {
    const administrator = await buildAdministrator();
    const input = { region: 'RU-CE', year: 2026, decree: 'Указ', isComplete: true, days: [march9off] };
    const centre = await buildCentre(base.db, { region: 'RU-CE' });
    await computeDeadline(actingAsSystem(base.db), { caseId: (await buildCase(base.db, { centre })).caseId });
    await changeCalendar(actingAs(base.db, administrator), input);

    expect(await changeCalendar(actingAs(base.db, administrator), input)).toEqual({ movedDeadlines: 0 });
  });

  test.each([
    ['a day of another year', { days: [{ date: '2025-03-05', kind: 'off' as const }] }, 'INVALID_INPUT'],
    ['a day that does not exist', { days: [{ date: '2026-02-31', kind: 'off' as const }] }, 'INVALID_INPUT'],
    ['a day twice', { days: [march9off, march9off] }, 'INVALID_INPUT'],
    ['a complete year without a decree', { decree: null }, 'DECREE_REQUIRED'],
  ])('with %s is refused', async (_name, change, code) => {
    const input = { region: 'RU-TA', year: 2026, decree: 'Указ', isComplete: true, days: [march9off], ...change };

    await expect(changeCalendar(actingAs(base.db, await buildAdministrator()), input)).rejects.toMatchObject({ code });
  });

  test.each(['director', 'head', 'analyst', 'auditor'])('a %s does not change it', async (role) => {
    const user = await buildUser(base.db, await buildCentre(base.db), role);
    const input = { region: 'RU-TA', year: 2026, decree: 'Указ', isComplete: true, days: [march9off] };

    await expect(changeCalendar(actingAs(base.db, user), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the calendar as people see it', () => {
  test('a decreed year is certain and names its holidays', async () => {
    const year = await getCalendarYear(actingAsSystem(base.db), 'RU-TA', 2025);

    expect(year).toMatchObject({ year: 2025, isProvisional: false, workingDays: 245 });
    expect(year.days).toContainEqual({ date: '2025-06-06', kind: 'off', name: 'Курбан-байрам', transferredFrom: null });
    expect(year.days).toContainEqual(expect.objectContaining({ date: '2025-11-01', kind: 'short' }));
  });

  test('a year without a decree is provisional', async () => {
    const year = await getCalendarYear(actingAsSystem(base.db), 'RU', 2030);

    expect(year).toMatchObject({ decree: null, isProvisional: true });
  });

  test('loading again does not touch what an administrator has corrected', async () => {
    const [before] = await base.db('app.calendar_days').where({ region: 'RU-TA' }).count({ count: '*' });

    expect(await loadCalendar(actingAsSystem(base.db))).toBe(0);
    expect((await base.db('app.calendar_days').where({ region: 'RU-TA' }).count({ count: '*' }))[0]).toEqual(before);
  });
});
