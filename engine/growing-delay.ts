const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * Delay after the n-th failure in a row (n from 1): doubles from 0.5 s up to 30 s.
 * Up to a quarter is taken off at random, so that parts which failed together do not come back together.
 */
export function growingDelayMs(failures: number): number {
  const full = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
  return Math.round(full * (1 - Math.random() / 4));
}
