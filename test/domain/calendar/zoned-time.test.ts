import { expect, test } from 'vitest';
import { dateInZone, instantInZone, isoWithOffset } from '#domain/calendar/zoned-time';

test.each([
  ['Europe/Moscow', '2026-05-12T21:00:00.000Z', '2026-05-13'],
  ['Europe/Moscow', '2026-05-12T20:59:59.999Z', '2026-05-12'],
  ['Europe/Kaliningrad', '2026-05-12T21:30:00.000Z', '2026-05-12'],
  ['Asia/Kamchatka', '2026-05-12T12:00:00.000Z', '2026-05-13'],
])('T-055 in %s it is at %s the day %s', (zone, at, day) => {
  expect(dateInZone(new Date(at), zone)).toBe(day);
});

test.each([
  ['2026-05-12', '09:00', 'Europe/Moscow', '2026-05-12T09:00:00+03:00', '2026-05-12T06:00:00.000Z'],
  ['2026-05-13', '00:00', 'Europe/Moscow', '2026-05-13T00:00:00+03:00', '2026-05-12T21:00:00.000Z'],
  ['2026-05-12', '09:00', 'Asia/Yekaterinburg', '2026-05-12T09:00:00+05:00', '2026-05-12T04:00:00.000Z'],
  ['2026-03-29', '09:00', 'Europe/Berlin', '2026-03-29T09:00:00+02:00', '2026-03-29T07:00:00.000Z'],
  ['2026-03-29', '00:00', 'Europe/Berlin', '2026-03-29T00:00:00+01:00', '2026-03-28T23:00:00.000Z'],
])('%s %s in %s is %s', (date, time, zone, iso, utc) => {
  const at = instantInZone(date, time, zone);

  expect(isoWithOffset(at, zone)).toBe(iso);
  expect(at.toISOString()).toBe(utc);
});
