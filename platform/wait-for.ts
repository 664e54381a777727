import { setTimeout as sleep } from 'node:timers/promises';
import { StartProblem, describeError } from './start-problem.ts';

export interface Patience {
  readonly patienceMs?: number;
  readonly pauseMs?: number;
  /** What waiting cannot mend is thrown at once. */
  readonly isFinal?: (error: unknown) => boolean;
}

/** Tries until `attempt` no longer throws; after the patience is over tells the operator in one sentence what is missing and why. */
export async function waitFor<T>(what: string, attempt: () => Promise<T>, patience: Patience = {}): Promise<T> {
  const { patienceMs = 60_000, pauseMs = 250, isFinal = () => false } = patience;
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (isFinal(error)) throw error;
      if (Date.now() + pauseMs > end) {
        throw new StartProblem(`${what} was not ready within ${Math.round(patienceMs / 1000)} s: ${describeError(error)}`, {
          cause: error,
        });
      }
    }
    await sleep(pauseMs);
  }
}
