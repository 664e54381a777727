import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { pause } from './pause.ts';
import { reconcile } from './reconcile.ts';
import { nameFault } from './worker-failure.ts';

const EVERY_MS = 5 * 60_000;

export interface ReconcilerLoop {
  stop(): Promise<void>;
}

/** Compares the application with the engine at start and every five minutes; each new finding is an alarm. */
export function startReconciler({ db, log }: { readonly db: Knex; readonly log: Logger }): ReconcilerLoop {
  const stopping = new AbortController();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        for (const { kind, objectId } of await reconcile(db))
          log.error({ kind, objectId }, 'the application and the engine differ');
      } catch (error) {
        log.warn({ fault: nameFault(error) }, 'the comparison with the engine did not work');
      }
      await pause(EVERY_MS, stopping.signal);
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
