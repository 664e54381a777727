import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../build/root.mjs';

const folder = path.join(root, 'test-results');

/** vitest's own JSON reports of the last run on each engine; the second run must leave the first one's results alone. */
const REPORTS = { camunda: path.join(folder, 'report.json'), operaton: path.join(folder, 'report-operaton.json') };
const isOperaton = process.env.ENGINE_KIND === 'operaton';
/** The report of this run. */
export const REPORT = isOperaton ? REPORTS.operaton : REPORTS.camunda;
const CHECKS = path.join(folder, 'checks.json');
/** What proofs measured: a folder of small files, as several test processes write there. */
const PROOF = path.join(folder, isOperaton ? 'proof-operaton' : 'proof');

/** The results of an earlier run must never be taken for those of this one. */
export function forgetResults() {
  mkdirSync(folder, { recursive: true });
  for (const file of isOperaton ? [REPORT, PROOF] : [REPORT, CHECKS, PROOF]) rmSync(file, { force: true, recursive: true });
}

export function keepChecks(checks) {
  writeFileSync(CHECKS, JSON.stringify(checks));
}

/** The run on Camunda with its checks, and the run on Operaton. */
export function readResults() {
  return [
    { checks: readJson(CHECKS) ?? [], report: readJson(REPORTS.camunda) },
    { checks: [], report: readJson(REPORTS.operaton) },
  ];
}

/** True counts of a run. A test file that could not even be loaded is a failure; so is a report that is missing. */
export function countResults({ checks, report }) {
  const failedChecks = checks.filter(({ isPassed }) => !isPassed).length;
  const passedChecks = checks.length - failedChecks;
  if (!report) return { passed: passedChecks, failed: failedChecks + 1 };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: passedChecks + tests.filter(({ status }) => status === 'passed').length,
    failed: failedChecks + tests.filter(({ status }) => status === 'failed').length + broken.length,
  };
}

/** What failed, with the first line that says why: the end of a long log is all that some readers see. */
export function listFailures({ checks, report }) {
  const failed = checks.filter(({ isPassed }) => !isPassed).map(({ name }) => name);
  if (!report) return [...failed, 'there is no report'];
  return [
    ...failed,
    ...report.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const file = path.relative(root, name);
      const tests = assertionResults.filter((test) => test.status === 'failed');
      if (status === 'failed' && tests.length === 0) return [`${file}: ${firstLine(message)}`];
      return tests.map(({ fullName, failureMessages }) => `${file} › ${fullName.trim()}: ${firstLine(failureMessages?.[0])}`);
    }),
  ];
}

const firstLine = (text = '') => text.split('\n', 1)[0].slice(0, 300);

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
