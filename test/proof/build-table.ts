import type { z } from 'zod';
import type { runReport } from '../requirements/count-coverage.ts';
import { isKept, type Figure, type Measurement } from './figure.ts';
import { ROWS, type RowId } from './rows.ts';

export interface ProofRow {
  readonly id: RowId;
  readonly promise: string;
  /** `slow`: everything passed, but a time or speed misses its promise on this machine in this run. */
  readonly state: 'proved' | 'slow' | 'failed' | 'missing';
  readonly tests: number;
  readonly figures: readonly string[];
}

/** One line for each row of the catalogue: a row is proved when all tests whose title begins with its id passed and told their figures. */
export function buildTable(report: z.infer<typeof runReport>, measurements: readonly Measurement[]): readonly ProofRow[] {
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return (Object.keys(ROWS) as RowId[]).map((id) => {
    const own = tests.filter(({ fullName }) => new RegExp(`(^|\\s)${id}\\s`).test(fullName));
    const ran = own.filter(({ status }) => status === 'passed' || status === 'failed');
    const figures = measurements.filter(({ row }) => row === id).flatMap((each) => each.figures);
    return { id, promise: ROWS[id], state: stateOf(ran, figures), tests: ran.length, figures: figures.map(wordFigure) };
  });
}

function stateOf(tests: readonly { readonly status: string }[], figures: readonly Figure[]): ProofRow['state'] {
  if (tests.some(({ status }) => status === 'failed')) return 'failed';
  if (tests.length === 0 || figures.length === 0) return 'missing';
  return figures.every(isKept) ? 'proved' : 'slow';
}

function wordFigure(each: Figure): string {
  const { what, value, unit = '', exactly, atMost, atLeast } = each;
  const promised = [
    ...(exactly === undefined ? [] : [`= ${exactly}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
  ].join(', ');
  const rounded = Math.round(value * 100) / 100;
  return `${what} ${rounded}${unit && ` ${unit}`}${promised && ` (${promised})`}${isKept(each) ? '' : ' MISSED'}`;
}
