import { expect, test } from 'vitest';
import { isoWithOffset } from '#domain/calendar/zoned-time';
import { buildLadder } from '#domain/deadlines/ladder';
import { knownCalendar } from '../calendar/known-calendar.ts';

const terms = { workingDays: 10, reminderDays: [5, 8] as const, timeZone: 'Europe/Moscow' };

test.each([
  ['2026-03-02', '2026-03-17', ['2026-03-10T09:00:00+03:00', '2026-03-13T09:00:00+03:00', '2026-03-18T00:00:00+03:00']],
  ['2026-07-04', '2026-07-17', ['2026-07-10T09:00:00+03:00', '2026-07-15T09:00:00+03:00', '2026-07-18T00:00:00+03:00']],
  ['2017-12-29', '2018-01-22', ['2018-01-15T09:00:00+03:00', '2018-01-18T09:00:00+03:00', '2018-01-23T00:00:00+03:00']],
])('T-055 T-057 an appeal of %s is due on %s, with reminders on working days 5 and 8 at nine', (startsOn, dueOn, instants) => {
  const ladder = buildLadder(knownCalendar('RU-TA'), { ...terms, startsOn });

  expect(ladder.dueOn).toBe(dueOn);
  expect(ladder.isProvisional).toBe(false);
  expect(ladder.rungs.map((rung) => isoWithOffset(rung.firesAt, terms.timeZone))).toEqual(instants);
});

test('T-055 the ladder keeps the hours of the centre, not those of the server', () => {
  const ladder = buildLadder(knownCalendar('RU'), { ...terms, timeZone: 'Asia/Vladivostok', startsOn: '2026-03-02' });

  expect(ladder.rungs.map((rung) => rung.firesAt.toISOString())).toEqual([
    '2026-03-09T23:00:00.000Z',
    '2026-03-12T23:00:00.000Z',
    '2026-03-17T14:00:00.000Z',
  ]);
});

test('a ladder that reaches into a year without a decree is provisional', () => {
  expect(buildLadder(knownCalendar('RU-TA'), { ...terms, startsOn: '2026-12-25' }).isProvisional).toBe(true);
});
