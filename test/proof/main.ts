import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '#platform/project-path';
import { buildTable, isWhole, proofReport, type ProofRow } from './build-table.ts';
import { measurement } from './figure.ts';

/** `npm run proof`: the catalogue of faults and attacks with what the last run measured of each row. */
const folder = projectPath('test-results', 'proof');
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const report = projectPath('test-results', 'report.json');
if (!existsSync(report) || !existsSync(folder)) {
  process.stderr.write('There are no results of a test run; run "npm test" or "npm run test:faults" first.\n');
  process.exit(1);
}
const measurements = readdirSync(folder).map((name) => measurement.parse(readJson(`${folder}/${name}`)));
const rows = buildTable(proofReport.parse(readJson(report)), measurements);
for (const { id, state, promise, tests, measured } of rows) {
  process.stdout.write(`${id.padEnd(4)}${state.padEnd(8)} ${promise} [${tests}]\n`);
  for (const { size, figures } of measured) {
    for (const figure of figures) process.stdout.write(`             ${size}  ${figure}\n`);
  }
}
const listIn = (...states: readonly ProofRow['state'][]) =>
  rows.filter(({ state }) => states.includes(state)).map(({ id }) => id);
process.stdout.write(`${listIn('proved', 'slow').length} of ${rows.length} rows proved\n`);
const skipped = listIn('skipped');
if (skipped.length > 0)
  process.stdout.write(`${skipped.length} rows could not be tried on this machine: ${skipped.join(', ')}\n`);
const open = listIn('failed', 'missing');
if (open.length > 0) process.stdout.write(`${open.length} rows failed or are missing: ${open.join(', ')}\n`);
process.exit(isWhole(rows) ? 0 : 1);
