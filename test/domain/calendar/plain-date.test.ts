import { expect, test } from 'vitest';
import { addDays, addMonths, ageOn, isPlainDate, russianDate } from '#domain/calendar/plain-date';

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2025-11-30', 3, '2026-02-28'],
  ['2026-05-15', 10, '2027-03-15'],
  ['2026-12-01', 1, '2027-01-01'],
  ['2026-03-31', 6, '2026-09-30'],
])('T-084 %s plus %i months is %s', (from, months, expected) => {
  expect(addMonths(from, months)).toBe(expected);
});

test.each([
  ['2026-02-28', true],
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2019-02-31', false],
  ['2026-13-01', false],
  ['2026-5-1', false],
  ['20260501', false],
  ['', false],
])('%s is a day that exists: %s', (text, exists) => {
  expect(isPlainDate(text)).toBe(exists);
});

test.each([
  ['2008-05-12', '2026-05-11', 17],
  ['2008-05-12', '2026-05-12', 18],
  ['2024-02-29', '2025-02-28', 0],
  ['2024-02-29', '2025-03-01', 1],
])('a person born on %s is on %s of age %i', (birth, day, age) => {
  expect(ageOn(birth, day)).toBe(age);
});

test('days step over the end of a leap February', () => {
  expect([addDays('2024-02-28', 1), addDays('2024-03-01', -1)]).toEqual(['2024-02-29', '2024-02-29']);
  expect(russianDate('2026-05-12')).toBe('12.05.2026');
  expect(() => addDays('2019-02-31', 1)).toThrow();
});
