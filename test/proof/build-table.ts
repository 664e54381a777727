import { z } from 'zod';
import { isKept, type Figure, type Measurement } from './figure.ts';
import { ROWS, type RowId } from './rows.ts';

/** What of the runner's JSON report counts: titles of tests, how they ended, and how their file did. */
export const proofReport = z.object({
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
});

export interface ProofRow {
  readonly id: RowId;
  readonly promise: string;
  /**
   * `slow`: everything passed, but a time or speed misses its promise on this machine in this run.
   * `skipped`: nothing failed, but something of it could not be tried on this machine.
   */
  readonly state: 'proved' | 'slow' | 'skipped' | 'failed' | 'missing';
  readonly tests: number;
  /** By size of the load: what its tests found, one line for figures of one meaning. */
  readonly measured: readonly { readonly size: Measurement['size']; readonly figures: readonly string[] }[];
}

/** One line for each row of the catalogue: a row is proved when all tests whose title begins with its id passed and told their figures. */
export function buildTable(report: z.infer<typeof proofReport>, measurements: readonly Measurement[]): readonly ProofRow[] {
  const tests = report.testResults.flatMap((file) =>
    file.assertionResults.map(({ fullName, status }) => ({ fullName, outcome: outcomeOf(status, file.status) })),
  );
  return (Object.keys(ROWS) as RowId[]).map((id) => {
    const outcomes = tests.filter(({ fullName }) => new RegExp(`(^|\\s)${id}\\s`).test(fullName)).map(({ outcome }) => outcome);
    const own = measurements.filter(({ row }) => row === id);
    return {
      id,
      promise: ROWS[id],
      state: stateOf(
        outcomes,
        own.flatMap(({ figures }) => figures),
      ),
      tests: outcomes.filter((outcome) => outcome !== 'skipped').length,
      measured: (['few', 'full'] as const).flatMap((size) => wordSize(own, size)),
    };
  });
}

/** Whether nothing of the catalogue is left to prove where this run took place. */
export function isWhole(rows: readonly ProofRow[]): boolean {
  return rows.every(({ state }) => state !== 'failed' && state !== 'missing');
}

type Outcome = 'passed' | 'failed' | 'skipped';

/** A test is also left out when its file's preparation fails: that is no question of the machine. */
function outcomeOf(status: string, fileStatus: string): Outcome {
  if (status === 'passed') return 'passed';
  return status === 'skipped' && fileStatus === 'passed' ? 'skipped' : 'failed';
}

function stateOf(outcomes: readonly Outcome[], figures: readonly Figure[]): ProofRow['state'] {
  if (outcomes.includes('failed')) return 'failed';
  if (outcomes.includes('skipped')) return 'skipped';
  if (outcomes.length === 0 || figures.length === 0) return 'missing';
  return figures.every(isKept) ? 'proved' : 'slow';
}

function wordSize(own: readonly Measurement[], size: Measurement['size']): ProofRow['measured'] {
  const figures = own.filter((one) => one.size === size).flatMap((one) => one.figures);
  if (figures.length === 0) return [];
  const alike = new Map<string, Figure[]>();
  for (const each of figures) {
    const meaning = JSON.stringify({ ...each, value: 0 });
    alike.set(meaning, [...(alike.get(meaning) ?? []), each]);
  }
  return [{ size, figures: [...alike.values()].map(wordFigures) }];
}

/** Figures that differ in their value only. */
function wordFigures(figures: readonly Figure[]): string {
  const [{ what, unit = '', exactly, atMost, atLeast } = { what: '' }] = figures;
  const promised = [
    ...(exactly === undefined ? [] : [`= ${exactly}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
  ].join(', ');
  const values = figures.map(({ value }) => value);
  const range = [...new Set([Math.min(...values), Math.max(...values)].map((value) => Math.round(value * 100) / 100))].join('…');
  const times = figures.length > 1 ? ` (${figures.length} times)` : '';
  return `${what} ${range}${unit && ` ${unit}`}${times}${promised && ` (${promised})`}${figures.every(isKept) ? '' : ' MISSED'}`;
}
