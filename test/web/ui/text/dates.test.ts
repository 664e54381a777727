import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatDuration,
  formatLongDate,
  formatMoment,
  formatSeconds,
  instantIn,
  parseRuDate,
  parseTime,
} from '../../../../web/ui/text/dates.ts';

describe('a typed date', () => {
  test.each([
    ['12.05.2026', '2026-05-12'],
    ['1.2.2026', '2026-02-01'],
    [' 01.02.2026 ', '2026-02-01'],
    ['2026-05-12', '2026-05-12'],
    ['29.02.2028', '2028-02-29'],
    ['05.03.19', '2019-03-05'],
    ['05.03.71', '1971-03-05'],
  ])('%s is %s', (typed, iso) => {
    expect(parseRuDate(typed)).toBe(iso);
  });

  test.each(['31.02.2026', '29.02.2026', '00.01.2026', '12.13.2026', '2026-02-30', '12.05', 'завтра', '', '12.05.20266'])(
    '«%s» is no date and never becomes another one',
    (typed) => {
      expect(parseRuDate(typed)).toBeUndefined();
    },
  );
});

test.each([
  ['9:30', '09:30'],
  ['14.05', '14:05'],
  ['24:00', undefined],
  ['10:60', undefined],
  ['десять', undefined],
])('a typed time «%s» is read as %s', (typed, time) => {
  expect(parseTime(typed)).toBe(time);
});

test('dates read as people write them', () => {
  expect(formatDate('2026-05-12')).toBe('12.05.2026');
  expect(formatLongDate('2026-05-12')).toBe('12 мая 2026, вт');
});

test('a moment is shown in the zone of the centre, also past midnight', () => {
  expect(formatMoment('2026-05-12T22:30:00.000Z', 'Europe/Moscow')).toBe('13.05.2026, 01:30');
});

test('a planned time carries the offset of the zone', () => {
  expect(instantIn('Europe/Moscow', '2026-05-12', '10:00')).toBe('2026-05-12T10:00:00+03:00');
  expect(instantIn('UTC', '2026-05-12', '10:00')).toBe('2026-05-12T10:00:00+00:00');
});

test.each([
  ['2026-05-12T10:00:00Z', '2026-05-12T10:00:20Z', 'меньше минуты'],
  ['2026-05-12T10:00:00Z', '2026-05-12T10:45:00Z', '45 мин'],
  ['2026-05-12T10:00:00Z', '2026-05-12T12:30:00Z', '2 ч 30 мин'],
  ['2026-05-12T10:00:00Z', '2026-05-15T12:00:00Z', '3 дн. 2 ч'],
  ['2026-05-12T10:00:00Z', '2026-06-12T12:00:00Z', '31 дн.'],
])('from %s to %s takes %s', (from, to, words) => {
  expect(formatDuration(from, to)).toBe(words);
});

test.each([
  [4, 'меньше минуты'],
  [95, '2 мин'],
  [7200, '2 ч'],
])('an age of %i seconds reads «%s»', (seconds, words) => {
  expect(formatSeconds(seconds)).toBe(words);
});
