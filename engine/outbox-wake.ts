import { pause } from './pause.ts';

/** Wakes everybody who waits; a raise while nobody waits is kept for the next. */
export interface Signal {
  readonly raise: () => void;
  readonly wait: (ms: number, stopping: AbortSignal) => Promise<void>;
}

export function createSignal(): Signal {
  let round = new AbortController();
  return {
    raise: () => {
      round.abort();
      round = new AbortController();
    },
    wait: (ms, stopping) => pause(ms, AbortSignal.any([round.signal, stopping])),
  };
}
