import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { fireMissedRungs } from '#domain/deadlines/fire-missed-rungs';
import { pause } from '#engine/pause';
import { nameFault } from '#engine/worker-failure';

const EVERY_MS = 5 * 60_000;

export interface DeadlineSweep {
  stop(): Promise<void>;
}

/** Looks every five minutes for reminders that no timer has given; any number of processes may look, each rung fires once. */
export function startDeadlineSweep({
  db,
  now,
  log,
}: {
  readonly db: Knex;
  readonly now: () => Date;
  readonly log: Logger;
}): DeadlineSweep {
  const stopping = new AbortController();

  async function run(): Promise<void> {
    for (;;) {
      await pause(EVERY_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      try {
        const fired = await fireMissedRungs({ db, now: now(), actor: { kind: 'system', id: 'worker:deadline-sweep' } });
        if (fired > 0) log.warn({ fired }, 'reminders that no timer gave were given now');
      } catch (error) {
        log.warn({ fault: nameFault(error) }, 'the look for missed reminders did not work');
      }
    }
  }

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
