import { expect, test } from 'vitest';
import { planControlPoints } from '#domain/monitoring/plan-control-points';

const TERM = { startsOn: '2026-03-02', endsOn: '2027-03-02', approvedOn: '2026-03-02', reportMonths: 6, preparationDays: 14 };

test.each([
  [
    'T-169 a year has its half-year report, its yearly one and its review',
    {},
    ['half-year-report 2026-09-02', 'annual-report 2027-02-16', 'results-review 2027-02-16'],
  ],
  ['T-168 six months join the report with the review', { endsOn: '2026-09-02' }, ['results-review 2026-08-19']],
  [
    'T-169 the report of the year takes the place of the second half-year',
    { endsOn: '2027-09-02' },
    ['half-year-report 2026-09-02', 'annual-report 2027-03-02', 'results-review 2027-08-19'],
  ],
  [
    'an extension after the first half-year leaves its report to the version before',
    { endsOn: '2026-12-02', approvedOn: '2026-09-02' },
    ['results-review 2026-11-18'],
  ],
  ['T-085 the days of preparation are a setting', { preparationDays: 30, endsOn: '2026-09-02' }, ['results-review 2026-08-03']],
  [
    'a programme shorter than its preparation is reviewed from its first day',
    { endsOn: '2026-03-10' },
    ['results-review 2026-03-02'],
  ],
  [
    'a start on the last day of a month reports on the last day of the shorter one',
    { startsOn: '2026-08-31', approvedOn: '2026-08-31', endsOn: '2027-08-31' },
    ['half-year-report 2027-02-28', 'annual-report 2027-08-17', 'results-review 2027-08-17'],
  ],
])('%s', (_, changes, expected) => {
  const points = planControlPoints({ ...TERM, ...changes });

  expect(points.map(({ kind, opensOn }) => `${kind} ${opensOn}`)).toEqual(expected);
});
