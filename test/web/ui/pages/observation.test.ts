import { expect, test } from 'vitest';
import { CHART, placePoints, rowY } from '../../../../web/ui/pages/cases/$caseId/observation/chart-points.ts';
import { monthBeside } from '../../../../web/ui/pages/measures/month-beside.ts';
import { stateOf } from '../../../../web/ui/pages/measures/measure-words.ts';

const point = (on: string, change: 'better' | 'same' | 'worse') => ({ on, change, source: 'diary' as const });

test('T-118 the chart lays states along their days, improvement above deterioration', () => {
  const points = placePoints([point('2026-03-01', 'worse'), point('2026-03-11', 'same'), point('2026-03-21', 'better')]);
  const middle = CHART.left + (CHART.width - CHART.left - CHART.right) / 2;

  expect(points.map(({ x }) => x)).toEqual([CHART.left, middle, CHART.width - CHART.right]);
  expect(points.map(({ y }) => y)).toEqual([rowY('worse'), rowY('same'), rowY('better')]);
  expect(rowY('better')).toBeLessThan(rowY('worse'));
});

test('T-118 states of one day stand in the middle, and no state is no point', () => {
  const [only] = placePoints([point('2026-03-01', 'same')]);

  expect(only?.x).toBe(CHART.left + (CHART.width - CHART.left - CHART.right) / 2);
  expect(placePoints([])).toEqual([]);
});

test.each([
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-05', 1, '2026-06'],
])('the month beside %s, %i away, is %s', (month, step, expected) => {
  expect(monthBeside(month, step)).toBe(expected);
});

test('T-116 the list begins with measures without a mark, and all of them must be asked for', () => {
  expect([stateOf(undefined), stateOf('all'), stateOf('overdue')]).toEqual(['open', undefined, 'overdue']);
});
