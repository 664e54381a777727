import { expect, test } from 'vitest';
import { describeTerm, occurrencesOf } from '#domain/plans/plan-term';

test.each([
  ['daily', '2026-03-02', '2026-03-05', ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']],
  ['weekly', '2026-03-02', '2026-03-22', ['2026-03-02', '2026-03-09', '2026-03-16']],
  ['fortnightly', '2026-03-02', '2026-03-30', ['2026-03-02', '2026-03-16', '2026-03-30']],
  ['monthly', '2026-01-31', '2026-04-30', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
  ['quarterly', '2026-03-02', '2026-09-01', ['2026-03-02', '2026-06-02']],
] as const)('T-141 a measure that is repeated %s from %s to %s has dated occurrences', (periodicity, fromOn, dueOn, days) => {
  expect(occurrencesOf({ fromOn, dueOn, periodicity })).toEqual(days);
});

test('T-141 a date or a period has no occurrences', () => {
  expect(occurrencesOf({ fromOn: '2026-03-02', dueOn: '2026-06-02', periodicity: null })).toEqual([]);
});

test.each([
  [{ fromOn: '2026-03-02', dueOn: '2026-03-02', periodicity: null }, '02.03.2026'],
  [{ fromOn: '2026-03-02', dueOn: '2026-06-02', periodicity: null }, '02.03.2026 – 02.06.2026'],
  [{ fromOn: '2026-03-02', dueOn: '2026-06-02', periodicity: 'monthly' }, 'ежемесячно, 02.03.2026 – 02.06.2026'],
] as const)('T-141 a term %j reads %s', (term, words) => {
  expect(describeTerm(term)).toBe(words);
});
