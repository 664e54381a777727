import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../build/root.mjs';

const folder = path.join(root, 'test-results');

/** vitest's own JSON report of the last run. */
export const REPORT = path.join(folder, 'report.json');
const CHECKS = path.join(folder, 'checks.json');
/** What proofs measured: a folder of small files, as several test processes write there. */
const PROOF = path.join(folder, 'proof');

/** The results of an earlier run must never be taken for those of this one. */
export function forgetResults() {
  mkdirSync(folder, { recursive: true });
  for (const file of [REPORT, CHECKS, PROOF]) rmSync(file, { force: true, recursive: true });
}

export function keepChecks(checks) {
  writeFileSync(CHECKS, JSON.stringify(checks));
}

export function readResults() {
  return { checks: readJson(CHECKS) ?? [], report: readJson(REPORT) };
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

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
