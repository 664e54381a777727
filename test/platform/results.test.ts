import { expect, test } from 'vitest';
import { countResults, listFailures } from '../../platform/test/results.mjs';

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

test('each failure is named with its file, its test and the first line of its cause', () => {
  const report = {
    testResults: [
      { name: '/elsewhere/a.test.ts', status: 'passed', message: '', assertionResults: [passed] },
      {
        name: '/elsewhere/b.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [passed, { status: 'failed', fullName: 'a title', failureMessages: ['Error: not so\n  at line 1'] }],
      },
      { name: '/elsewhere/c.test.ts', status: 'failed', message: 'SyntaxError: no\nmore', assertionResults: [] },
    ],
  };

  const failures = listFailures({ checks: [{ name: 'types', isPassed: false }], report });

  expect(failures).toEqual([
    'types',
    expect.stringMatching(/b\.test\.ts › a title: Error: not so$/),
    expect.stringMatching(/c\.test\.ts: SyntaxError: no$/),
  ]);
});
