import { expect, test } from 'vitest';
import { buildTable } from './build-table.ts';
import type { Measurement } from './figure.ts';

const reportOf = (...results: (readonly [fullName: string, status: string])[]) => ({
  testResults: [{ assertionResults: results.map(([fullName, status]) => ({ fullName, status })) }],
});
const measured = (row: string, ...figures: Measurement['figures']): Measurement => ({ row, test: row, figures });
const rowOf = (id: string, rows: ReturnType<typeof buildTable>) => rows.find((row) => row.id === id);

test('a row is proved when its tests passed and told their figures', () => {
  const rows = buildTable(reportOf(['A1 engine killed', 'passed']), [measured('A1', { what: 'lost', value: 0, exactly: 0 })]);

  expect(rowOf('A1', rows)).toMatchObject({ state: 'proved', tests: 1, figures: ['lost 0 (= 0)'] });
});

test('a row whose time misses its promise is slow, not failed', () => {
  const slow = measured('A1', { what: 'drained in', value: 61.234, unit: 's', atMost: 60 });

  const rows = buildTable(reportOf(['A1 engine killed', 'passed']), [slow]);

  expect(rowOf('A1', rows)).toMatchObject({ state: 'slow', figures: ['drained in 61.23 s (≤ 60) MISSED'] });
});

test('one failed test fails the row; ids that only begin alike do not count', () => {
  const rows = buildTable(
    reportOf(['A1 one', 'passed'], ['A1 two', 'failed'], ['A12 disk full', 'passed']),
    ['A1', 'A12'].map((row) => measured(row, { what: 'lost', value: 0 })),
  );

  expect(rowOf('A1', rows)).toMatchObject({ state: 'failed', tests: 2 });
  expect(rowOf('A12', rows)).toMatchObject({ state: 'proved', tests: 1 });
});

test('without a test that ran, or without figures, a row is missing', () => {
  const rows = buildTable(reportOf(['A2 skipped', 'skipped'], ['A3 silent', 'passed']), []);

  expect(rowOf('A2', rows)?.state).toBe('missing');
  expect(rowOf('A3', rows)?.state).toBe('missing');
});
