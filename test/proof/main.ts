import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '#platform/project-path';
import { runReport } from '../requirements/count-coverage.ts';
import { buildTable } from './build-table.ts';
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
const rows = buildTable(runReport.parse(readJson(report)), measurements);
for (const { id, promise, state, tests, figures } of rows) {
  process.stdout.write(`${id.padEnd(4)}${state.padEnd(8)} ${promise} [${tests}]\n`);
  for (const line of figures) process.stdout.write(`             ${line}\n`);
}
const proved = rows.filter(({ state }) => state === 'proved' || state === 'slow').length;
process.stdout.write(`${proved} of ${rows.length} rows proved\n`);
process.exit(proved === rows.length ? 0 : 1);
