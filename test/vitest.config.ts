import { defineConfig } from 'vitest/config';
import { sized } from './proof/sized.ts';
import { LANES } from './support/lanes.ts';

const root = new URL('..', import.meta.url).pathname;

/** A test's suffix says what it needs; whatever has none needs neither database nor engine. */
const needing = (what: string) => `test/**/*.${what}.test.{ts,tsx}`;

const WORKERS = 2;
const shared = { environment: 'node', restoreMocks: true, maxWorkers: WORKERS, testTimeout: 20_000 } as const;

/**
 * What needs an engine runs in lanes, each with an engine of its own. With as many lanes as workers all projects are one group: at the
 * border between two groups vitest 4.1 gives the number of a worker that is at work to the next one, and both would be on one engine.
 */
const inLanes = { maxWorkers: LANES, sequence: { groupOrder: LANES === WORKERS ? 0 : 1 } };

export default defineConfig({
  root,
  test: {
    teardownTimeout: 60_000,
    projects: [
      {
        root,
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [needing('db'), needing('engine'), needing('browser'), needing('fault')],
        },
      },
      {
        root,
        test: {
          ...shared,
          name: 'database',
          include: [needing('db')],
          globalSetup: 'test/support/global-setup-database.ts',
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          ...shared,
          name: 'engine',
          include: [needing('engine')],
          globalSetup: 'test/support/global-setup-stand.ts',
          ...inLanes,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          ...shared,
          name: 'faults',
          include: [needing('fault')],
          globalSetup: 'test/support/global-setup-faults.ts',
          ...inLanes,
          testTimeout: sized(600_000, 3_600_000),
          hookTimeout: 600_000,
        },
      },
      {
        root,
        test: {
          ...shared,
          name: 'browser',
          include: [needing('browser')],
          globalSetup: 'test/support/global-setup-browser.ts',
          ...inLanes,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
