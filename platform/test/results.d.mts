interface RunResults {
  readonly checks: readonly { readonly isPassed: boolean }[];
  /** vitest's JSON report; absent when the run did not get as far. */
  readonly report:
    | {
        readonly testResults: readonly {
          readonly status: string;
          readonly assertionResults: readonly { readonly status: string }[];
        }[];
      }
    | undefined;
}

export function countResults(results: RunResults): { passed: number; failed: number };
