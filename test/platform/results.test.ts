import { expect, test } from 'vitest';
import { countResults } from '../../platform/test/results.mjs';

const passed = { status: 'passed' };
const failed = { status: 'failed' };
const skipped = { status: 'skipped' };

test('checks and tests are counted, a file that could not be loaded is a failure, a skipped test neither', () => {
  const report = {
    testResults: [
      { status: 'passed', assertionResults: [passed, passed, skipped] },
      { status: 'failed', assertionResults: [passed, failed] },
      { status: 'failed', assertionResults: [] },
    ],
  };

  expect(countResults({ checks: [{ isPassed: true }, { isPassed: false }], report })).toEqual({ passed: 4, failed: 3 });
});

test('a run without a report has failed, whatever the checks said', () => {
  expect(countResults({ checks: [{ isPassed: true }], report: undefined })).toEqual({ passed: 1, failed: 1 });
});
