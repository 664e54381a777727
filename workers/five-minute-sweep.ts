import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { remindHeldBackApplications } from '#domain/benefits/remind-held-back';
import type { Context } from '#domain/context';
import { fireMissedRungs } from '#domain/deadlines/fire-missed-rungs';
import type { Apart } from '#domain/each-apart';
import { reportBirthdays } from '#domain/events/report-birthdays';
import { remindHeldBackLetters } from '#domain/requests/remind-held-back';
import { pause } from '#engine/pause';
import { nameFault } from '#engine/worker-failure';

const EVERY_MS = 5 * 60_000;

/** What nobody starts: no timer of the engine and no person. Any number of processes may look, each thing is done once. */
const LOOKS: readonly { readonly name: string; readonly look: (ctx: Context) => Promise<Apart> }[] = [
  { name: 'missed reminders', look: fireMissedRungs },
  { name: 'birthdays', look: reportBirthdays },
  { name: 'letters after a suspension', look: remindHeldBackLetters },
  { name: 'applications after a suspension', look: remindHeldBackApplications },
];

export interface Sweep {
  stop(): Promise<void>;
}

/** Looks every five minutes for reminders that no timer has given, also after a suspension, and for children's birthdays that call a review. */
export function startSweep({ db, now, log }: { readonly db: Knex; readonly now: () => Date; readonly log: Logger }): Sweep {
  const stopping = new AbortController();

  async function run(): Promise<void> {
    for (;;) {
      await pause(EVERY_MS, stopping.signal);
      if (stopping.signal.aborted) return;
      for (const { name, look } of LOOKS) {
        try {
          const { done, faults } = await look({ db, now: now(), actor: { kind: 'system', id: 'worker:sweep' } });
          if (done > 0) log.info({ name, done }, 'the sweep has found something');
          for (const fault of faults) log.warn({ name, fault: nameFault(fault) }, 'the sweep could not do one thing');
        } catch (error) {
          log.warn({ name, fault: nameFault(error) }, 'the sweep could not look');
        }
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
