import type { TestProject } from 'vitest/node';
import { acquireTestStand, type TestStand } from './test-stand.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testStand: TestStand;
  }
}

/** Runs once before the first file of the projects `engine` and `browser`, whichever comes first. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const stand = await acquireTestStand();
  project.provide('testStand', stand.value);
  return stand.stop;
}
