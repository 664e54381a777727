import { readFileSync } from 'node:fs';
import { projectPath } from '#platform/project-path';
import { countCoverage, partlyList, requirementList, runReport } from './count-coverage.ts';

/** `npm run coverage:requirements`: what the last whole run of the tests has proved. */
const REPORT = projectPath('test-results', 'report.json');

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function readReport(): unknown {
  try {
    return readJson(REPORT);
  } catch {
    process.stderr.write(`There is no report of a test run at ${REPORT}; run "npm test" first.\n`);
    process.exit(1);
  }
}

const coverage = countCoverage(
  requirementList.parse(readJson(projectPath('test/requirements/requirements.json'))),
  partlyList.parse(readJson(projectPath('test/requirements/partly.json'))),
  runReport.parse(readReport()),
);
const lines = [
  'Proved by tests that ran and passed:',
  ...coverage.totals.map(({ letter, proved, all }) => `${letter} ${proved}/${all}`),
  '',
  'Open:',
  ...coverage.open.map(
    ({ id, text, missing }) => `  ${id} ${text}${missing === undefined ? '' : ` | partly met, missing: ${missing}`}`,
  ),
];
process.stdout.write(`${lines.join('\n')}\n`);

if (coverage.unknown.length > 0) {
  process.stderr.write(`No such requirement: ${coverage.unknown.join(', ')}\n`);
  process.exit(1);
}
