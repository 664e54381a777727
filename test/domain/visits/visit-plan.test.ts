import { expect, test } from 'vitest';
import { countVisitDays } from '#domain/visits/visit-plan';

test.each([
  ['before the first visit is due', '2026-03-08', { overdueOn: null, nextOn: '2026-03-09' }],
  ['on the day', '2026-03-09', { overdueOn: '2026-03-09', nextOn: '2026-03-16' }],
  ['a day before the second', '2026-03-15', { overdueOn: '2026-03-09', nextOn: '2026-03-16' }],
  ['after the second', '2026-03-18', { overdueOn: '2026-03-16', nextOn: '2026-03-23' }],
])('T-122 a rhythm of seven days from 2 March, %s', (_name, today, expected) => {
  expect(countVisitDays({ from: '2026-03-02', everyDays: 7, today })).toEqual(expected);
});
