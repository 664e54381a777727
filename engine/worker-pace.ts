import { growingDelayMs } from './growing-delay.ts';
import { pause } from './pause.ts';

/** When the next poll may leave, and when its outcome is overdue. */
export interface Pace {
  readonly succeeded: () => void;
  readonly failed: () => void;
  /** All slots are taken, so there is nothing to poll for: silence is right. */
  readonly rested: () => void;
  /** Resolves when the back-off is over, or at once when polling stops. */
  readonly beforePoll: () => Promise<void>;
  readonly isOverdue: () => boolean;
  /** True before the first good poll and after a failed one: the engine may have locked tasks of which we do not know. */
  readonly isDoubtful: () => boolean;
  readonly lastGoodPollAt: () => Date | undefined;
}

/**
 * The client polls again at once after a failure, 3 times a second for ever; this holds each poll back, longer with each failure.
 * `patienceMs` is how long a poll may take beyond its back-off before polling counts as dead.
 */
export function createPace(patienceMs: number, stopping: AbortSignal): Pace {
  let failures = 0;
  let notBefore = 0;
  let lastSignAt = performance.now();
  let goodAt: Date | undefined;

  return {
    succeeded: () => {
      failures = 0;
      notBefore = 0;
      lastSignAt = performance.now();
      goodAt = new Date();
    },
    failed: () => {
      failures += 1;
      lastSignAt = performance.now();
      notBefore = lastSignAt + growingDelayMs(failures);
    },
    rested: () => {
      lastSignAt = performance.now();
    },
    beforePoll: () => pause(notBefore - performance.now(), stopping),
    isDoubtful: () => failures > 0 || goodAt === undefined,
    isOverdue: () => performance.now() > Math.max(lastSignAt, notBefore) + patienceMs,
    lastGoodPollAt: () => goodAt,
  };
}
