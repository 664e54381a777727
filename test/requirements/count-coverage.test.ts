import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '#platform/project-path';
import { countCoverage, partlyList, requirementList } from './count-coverage.ts';

const requirements = [
  { id: 'T-001', text: 'first' },
  { id: 'T-002', text: 'second' },
  { id: 'T-003', text: 'third' },
  { id: 'B-001', text: 'other' },
];

function report(results: Readonly<Record<string, string>>) {
  return { testResults: [{ assertionResults: Object.entries(results).map(([fullName, status]) => ({ fullName, status })) }] };
}

test('only tests that ran and passed prove, and a failed one takes the proof away', () => {
  const run = report({ 'a T-001, T-003 does': 'passed', 'b T-002 does': 'skipped', 'c T-003 does': 'failed' });

  const coverage = countCoverage(requirements, [], run);

  expect(coverage.totals).toEqual([
    { letter: 'T', proved: 1, all: 3 },
    { letter: 'B', proved: 0, all: 1 },
  ]);
  expect(coverage.open.map(({ id }) => id)).toEqual(['T-002', 'T-003', 'B-001']);
  expect(coverage.unknown).toEqual([]);
});

test('a requirement that is met in part stays open and says what is missing', () => {
  const coverage = countCoverage(requirements, [{ id: 'T-001', missing: 'the second half' }], report({ 'T-001 does': 'passed' }));

  expect(coverage.open).toContainEqual({ id: 'T-001', text: 'first', missing: 'the second half' });
  expect(coverage.totals[0]).toEqual({ letter: 'T', proved: 0, all: 3 });
});

test('an id that is no requirement is named', () => {
  expect(countCoverage(requirements, [], report({ 'T-999 does': 'passed' })).unknown).toEqual(['T-999']);
});

test('the list holds the 636 requirements of the five documents, each once, and the partly met ones are among them', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(projectPath('test/requirements', name), 'utf8'));
  const list = requirementList.parse(read('requirements.json'));
  const ids = new Set(list.map(({ id }) => id));

  expect(ids.size).toBe(636);
  expect(list).toHaveLength(636);
  expect(partlyList.parse(read('partly.json')).filter(({ id }) => !ids.has(id))).toEqual([]);
});
