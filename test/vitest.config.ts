import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** A test's suffix says what it needs; whatever has none needs neither database nor engine. */
const needing = (what: string) => `test/**/*.${what}.test.{ts,tsx}`;

const shared = { environment: 'node', restoreMocks: true, maxWorkers: 2, testTimeout: 20_000 } as const;

/** Workers of two files on one engine would take each other's steps, each at the time of its own story. */
const oneAtATime = (groupOrder: number) => ({ maxWorkers: 1, sequence: { groupOrder } });

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
          ...oneAtATime(1),
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          ...shared,
          name: 'browser',
          include: [needing('browser')],
          globalSetup: 'test/support/global-setup-browser.ts',
          ...oneAtATime(2),
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
