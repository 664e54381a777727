import { TEST_NOW } from './factories.ts';

export interface TestClock {
  now(): Date;
  moveTo(instant: Date | string): void;
  moveBy(part: { days?: number; hours?: number; minutes?: number }): void;
}

const MINUTE = 60_000;

/** The injected clock of use cases and workers; it stands still until a test moves it. */
export function createClock(start: Date = TEST_NOW): TestClock {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    moveTo: (instant) => {
      current = new Date(instant).getTime();
    },
    moveBy: ({ days = 0, hours = 0, minutes = 0 }) => {
      current += ((days * 24 + hours) * 60 + minutes) * MINUTE;
    },
  };
}
