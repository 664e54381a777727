import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { projectPath } from '#platform/project-path';
import type { RowId } from './rows.ts';
import { isKept, type Figure, type Measurement } from './figure.ts';
import { SIZE } from './sized.ts';

/** A run on the other engine must not pass for a proof on this one. */
const PROOF_FOLDER = projectPath('test-results', process.env.ENGINE_KIND === 'operaton' ? 'proof-operaton' : 'proof');

/** Times and speeds belong to the machine and its other work: they are told beside their promise, and fail no test. */
const OF_THE_MACHINE: readonly Figure['unit'][] = ['s', 'ms', '/s'];

/**
 * Writes down what a test measured of a row of the catalogue in `rows.ts`, for the table of `npm run proof`.
 * Counts and sizes that break their promise fail the test. Called at the end of a test whose title begins with the row's id.
 */
export function proveRow(row: RowId, figures: readonly Figure[]): void {
  const test = expect.getState().currentTestName ?? '';
  const measured: Measurement = { row, test, size: SIZE, figures: [...figures] };
  mkdirSync(PROOF_FOLDER, { recursive: true });
  const name = `${row}-${createHash('sha256').update(test).digest('hex').slice(0, 12)}.json`;
  writeFileSync(`${PROOF_FOLDER}/${name}`, JSON.stringify(measured));
  const broken = figures.filter((each) => !OF_THE_MACHINE.includes(each.unit) && !isKept(each));
  expect(broken).toEqual([]);
}
