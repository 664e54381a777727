import { expect, test } from 'vitest';
import { buildTable, isWhole } from './build-table.ts';
import type { Measurement } from './figure.ts';
import { ROWS } from './rows.ts';

type Result = readonly [fullName: string, status: string];

const fileOf = (results: readonly Result[], status = 'passed') => ({
  status,
  assertionResults: results.map(([fullName, ended]) => ({ fullName, status: ended })),
});
const reportOf = (...results: Result[]) => ({ testResults: [fileOf(results)] });
const measured = (row: string, ...figures: Measurement['figures']): Measurement => ({ row, test: row, size: 'few', figures });
const rowOf = (id: string, rows: ReturnType<typeof buildTable>) => rows.find((row) => row.id === id);

/** Every row of the catalogue passed with a figure, but for those that are given. */
function tableWith(status: string, ...ids: readonly string[]) {
  const all = Object.keys(ROWS);
  const results = all.map((id): Result => [`${id} survives`, ids.includes(id) ? status : 'passed']);
  return buildTable(
    reportOf(...results),
    all.filter((id) => !ids.includes(id)).map((id) => measured(id, { what: 'lost', value: 0 })),
  );
}

test('a row is proved when its tests passed and told their figures, with the size of the load', () => {
  const rows = buildTable(reportOf(['A1 engine killed', 'passed']), [measured('A1', { what: 'lost', value: 0, exactly: 0 })]);

  expect(rowOf('A1', rows)).toMatchObject({
    state: 'proved',
    tests: 1,
    measured: [{ size: 'few', figures: ['lost 0 (= 0)'] }],
  });
});

test('a row whose time misses its promise is slow, not failed', () => {
  const slow = measured('A1', { what: 'drained in', value: 61.234, unit: 's', atMost: 60 });

  const rows = buildTable(reportOf(['A1 engine killed', 'passed']), [slow]);

  expect(rowOf('A1', rows)).toMatchObject({ state: 'slow', measured: [{ figures: ['drained in 61.23 s (≤ 60) MISSED'] }] });
});

test('figures of one meaning are one line, with their range', () => {
  const dead = (value: number) => measured('A1', { what: 'dead', value, exactly: 4 }, { what: 'within', value, unit: 's' });

  const rows = buildTable(reportOf(['A1 engine killed', 'passed']), [dead(4), dead(4), dead(3)]);

  expect(rowOf('A1', rows)?.measured).toEqual([
    { size: 'few', figures: ['dead 3…4 (3 times) (= 4) MISSED', 'within 3…4 s (3 times)'] },
  ]);
});

test('one failed test fails the row; ids that only begin alike do not count', () => {
  const rows = buildTable(
    reportOf(['A1 one', 'passed'], ['A1 two', 'failed'], ['A12 disk full', 'passed']),
    ['A1', 'A12'].map((row) => measured(row, { what: 'lost', value: 0 })),
  );

  expect(rowOf('A1', rows)).toMatchObject({ state: 'failed', tests: 2 });
  expect(rowOf('A12', rows)).toMatchObject({ state: 'proved', tests: 1 });
});

test('without a test, or without figures, a row is missing', () => {
  const rows = buildTable(reportOf(['A3 silent', 'passed']), []);

  expect(rowOf('A2', rows)?.state).toBe('missing');
  expect(rowOf('A3', rows)?.state).toBe('missing');
});

test('a row of which something was left out is not proved by the rest of it', () => {
  const rows = buildTable(reportOf(['A13 logs', 'passed'], ['A13 files', 'skipped']), [
    measured('A13', { what: 'lost', value: 0 }),
  ]);

  expect(rowOf('A13', rows)).toMatchObject({ state: 'skipped', tests: 1 });
});

test('a test that was left out because its file could not be prepared has failed', () => {
  const rows = buildTable({ testResults: [fileOf([['A1 engine killed', 'skipped']], 'failed')] }, []);

  expect(rowOf('A1', rows)?.state).toBe('failed');
});

test('a table is whole when nothing failed and nothing is missing, even where something could not be tried', () => {
  expect(isWhole(tableWith('passed'))).toBe(true);
  expect(isWhole(tableWith('skipped', 'A12', 'A13'))).toBe(true);
  expect(isWhole(tableWith('failed', 'A12'))).toBe(false);
  expect(isWhole(buildTable(reportOf(), []))).toBe(false);
});
