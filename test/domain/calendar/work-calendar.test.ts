import { describe, expect, test } from 'vitest';
import { addDays, yearOf } from '#domain/calendar/plain-date';
import { addWorkingDays, isWorkingDay, rollForward, workingDaysBetween, workingDaysLeft } from '#domain/calendar/work-calendar';
import { knownCalendar } from './known-calendar.ts';

const russia = knownCalendar('RU');
const tatarstan = knownCalendar('RU-TA');

describe('E12 the production calendar of the federation', () => {
  test.each([
    ['2024-04-27', true, 'working Saturday of decree 1314'],
    ['2024-11-02', true, 'working Saturday of decree 1314'],
    ['2024-12-28', true, 'working Saturday of decree 1314'],
    ['2024-04-29', false, 'moved from 27 April'],
    ['2024-04-30', false, 'moved from 2 November'],
    ['2024-05-10', false, 'moved from 6 January'],
    ['2024-12-30', false, 'moved from 28 December'],
    ['2024-12-31', false, 'moved from 7 January'],
    ['2025-11-01', true, 'working Saturday of decree 1335'],
    ['2025-05-02', false, 'moved from 4 January'],
    ['2025-05-08', false, 'moved from 23 February'],
    ['2025-06-13', false, 'moved from 8 March'],
    ['2025-11-03', false, 'moved from 1 November'],
    ['2025-12-31', false, 'moved from 5 January'],
    ['2026-01-09', false, 'moved from 3 January'],
    ['2026-03-09', false, '8 March is a Sunday'],
    ['2026-05-11', false, '9 May is a Saturday'],
    ['2026-12-31', false, 'moved from 4 January'],
  ])('%s working: %s (%s)', (date, isWorking) => {
    expect(isWorkingDay(russia, date)).toEqual({ isWorking, isProvisional: false });
  });

  test.each([
    [2017, 247],
    [2018, 247],
    [2019, 247],
    [2020, 219],
    [2021, 240],
    [2022, 247],
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('%i has %i working days, all of them certain', (year, expected) => {
    expect(workingDaysBetween(russia, `${year - 1}-12-31`, `${year}-12-31`).days).toBe(expected);
    for (let date = `${year}-01-01`; yearOf(date) === year; date = addDays(date, 1)) expect(russia.isUncertain(date)).toBe(false);
  });
});

describe('T-055 ten working days from the appeal', () => {
  test.each([
    ['2017-12-01', '2017-12-15', 'an ordinary fortnight'],
    ['2017-12-29', '2018-01-22', 'New Year holidays are skipped'],
    ['2026-07-04', '2026-07-17', 'received on a Saturday'],
    ['2026-04-28', '2026-05-14', 'May holidays with the moved 11 May'],
    ['2024-02-20', '2024-03-06', 'over 23 February of a leap year'],
    ['2024-02-29', '2024-03-15', 'received on the leap day, over 8 March'],
    ['2024-04-19', '2024-05-07', 'a working Saturday counts, the days moved for it do not'],
    ['2024-12-20', '2025-01-14', 'a working Saturday before the New Year holidays'],
    ['2025-10-24', '2025-11-10', 'working Saturday 1 November, days off 3 and 4 November'],
    ['2020-03-20', '2020-05-18', 'the non-working days decreed in 2020'],
  ])('received %s, due %s: %s', (received, due) => {
    expect(addWorkingDays(russia, received, 10)).toEqual({ date: due, isProvisional: false });
  });
});

describe('T-056 holidays of the region', () => {
  const withoutOwnDays = knownCalendar('RU-TA', (year) => (year.region === 'RU-TA' ? { ...year, days: new Map() } : year));

  test.each([
    ['with 30 August as a regional holiday', tatarstan, '2018-09-10'],
    ['without it', withoutOwnDays, '2018-09-07'],
  ])('received 24.08.2018 %s', (_name, calendar, due) => {
    expect(addWorkingDays(calendar, '2018-08-24', 10)).toEqual({ date: due, isProvisional: false });
  });

  test.each(['2018-06-15', '2021-07-20', '2023-04-21', '2024-04-10', '2025-06-06', '2026-03-20', '2026-05-27', '2026-11-06'])(
    '%s is off in Tatarstan and a working day elsewhere',
    (date) => {
      expect([isWorkingDay(tatarstan, date).isWorking, isWorkingDay(russia, date).isWorking]).toEqual([false, true]);
    },
  );

  test('a regional holiday on a weekend moves nothing', () => {
    expect(isWorkingDay(tatarstan, '2025-03-30').isWorking).toBe(false);
    expect(isWorkingDay(tatarstan, '2025-03-31').isWorking).toBe(true);
    expect(isWorkingDay(tatarstan, '2026-08-31').isWorking).toBe(true);
  });

  test('2025 has 245 working days in Tatarstan, as its ministry of labour says', () => {
    expect(workingDaysBetween(tatarstan, '2024-12-31', '2025-12-31').days).toBe(245);
  });

  test('a region without own holidays follows the federation', () => {
    const novgorod = knownCalendar('RU-NGR');

    expect(addWorkingDays(novgorod, '2018-08-24', 10)).toEqual({ date: '2018-09-07', isProvisional: false });
  });
});

describe('a year without a decree', () => {
  test('2027 is computed from the Labour Code and every date in it is provisional', () => {
    const { days, isProvisional } = workingDaysBetween(russia, '2026-12-31', '2027-12-31');

    expect(isProvisional).toBe(true);
    expect(days).toBe(249);
    for (let date = '2027-01-01'; yearOf(date) === 2027; date = addDays(date, 1)) expect(russia.isUncertain(date)).toBe(true);
  });

  test.each([
    ['2027-01-08', false, 'New Year holidays'],
    ['2027-01-11', true, 'first Monday after them'],
    ['2027-02-22', true, '23 February is a Tuesday, nothing moves'],
    ['2027-05-03', false, '1 May is a Saturday'],
    ['2027-05-10', false, '9 May is a Sunday'],
    ['2027-06-14', false, '12 June is a Saturday'],
    ['2027-11-04', false, 'Thursday'],
  ])('%s working: %s (%s)', (date, isWorking) => {
    expect(isWorkingDay(russia, date)).toEqual({ isWorking, isProvisional: true });
  });

  test('a term that begins in a decreed year and ends in 2027 is provisional', () => {
    expect(addWorkingDays(russia, '2026-12-25', 10)).toEqual({ date: '2027-01-19', isProvisional: true });
    expect(addWorkingDays(russia, '2026-12-10', 10)).toEqual({ date: '2026-12-24', isProvisional: false });
  });

  test('with the bairams of a year undecreed only terms that touch them are provisional', () => {
    const undecreed = knownCalendar('RU-TA', (year) => (year.region === 'RU-TA' && year.year === 2026 ? undefined : year));

    expect(addWorkingDays(undecreed, '2026-03-10', 10).isProvisional).toBe(true);
    expect(addWorkingDays(undecreed, '2026-04-01', 10).isProvisional).toBe(false);
    expect(isWorkingDay(undecreed, '2026-11-06')).toEqual({ isWorking: false, isProvisional: false });
  });
});

describe('counting', () => {
  test.each([
    ['2026-05-09', '2026-05-12'],
    ['2026-05-12', '2026-05-12'],
    ['2024-04-27', '2024-04-27'],
    ['2025-12-31', '2026-01-12'],
  ])('a term that ends on %s ends on %s (Civil Code art. 193)', (end, expected) => {
    expect(rollForward(russia, end)).toEqual({ date: expected, isProvisional: false });
  });

  test.each([
    ['2026-05-12', '2026-05-15', 3],
    ['2026-05-15', '2026-05-15', 0],
    ['2026-05-19', '2026-05-15', -2],
    ['2026-05-08', '2026-05-12', 1],
    ['2026-05-16', '2026-05-15', -1],
  ])('on %s with the due date %s remain %i', (today, due, left) => {
    expect(workingDaysLeft(russia, today, due)).toEqual({ days: left, isProvisional: false });
  });

  test('a term of 0 days ends on its own day, and a broken term is refused', () => {
    expect(addWorkingDays(russia, '2026-05-12', 0).date).toBe('2026-05-12');
    expect(() => addWorkingDays(russia, '2026-05-12', -1)).toThrow();
    expect(() => addWorkingDays(russia, '2026-05-12', 1.5)).toThrow();
  });
});
