interface TestResult {
  readonly status: string;
  readonly fullName?: string;
  readonly failureMessages?: readonly string[];
}

interface FileResult {
  readonly status: string;
  readonly name?: string;
  readonly message?: string;
  readonly assertionResults: readonly TestResult[];
}

interface RunResults {
  readonly checks: readonly { readonly name?: string; readonly isPassed: boolean }[];
  /** vitest's JSON report; absent when the run did not get as far. */
  readonly report: { readonly testResults: readonly FileResult[] } | undefined;
}

export function countResults(results: RunResults): { passed: number; failed: number };
/** A line for each failure: file, test and the first line of its cause. */
export function listFailures(results: RunResults): string[];
