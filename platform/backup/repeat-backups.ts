import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../logger.ts';

export interface Series {
  readonly everyMs: number;
  readonly logger: Logger;
  readonly clock?: SeriesClock;
}

export interface SeriesClock {
  now(): number;
  rest(ms: number): Promise<void>;
}

const MACHINE_CLOCK: SeriesClock = { now: () => performance.now(), rest: (ms) => sleep(ms) };

/**
 * Takes backups until the process ends. The period counts from beginning to beginning: what may be lost is then one
 * period and the duration of one backup, as a copy counts only once it is complete.
 */
export async function repeatBackups(backUp: () => Promise<void>, series: Series): Promise<never> {
  const { everyMs, logger, clock = MACHINE_CLOCK } = series;
  let startedAt = clock.now();
  await backUp();
  for (;;) {
    const tookMs = clock.now() - startedAt;
    if (tookMs > everyMs) logger.warn({ tookMs, everyMs }, 'a backup takes longer than the period of its series');
    await clock.rest(Math.max(0, everyMs - tookMs));
    startedAt = clock.now();
    // The next one may succeed: a series that ends with the first fault would leave nobody a backup.
    await backUp().catch((error: unknown) => logger.error({ err: error }, 'the backup did not work'));
  }
}
