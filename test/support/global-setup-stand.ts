import type { TestProject } from 'vitest/node';
import { acquireTestStands, type TestStand } from './test-stand.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testStands: readonly TestStand[];
  }
}

/** Runs once before the first file of the projects `engine` and `browser`, whichever comes first. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const stands = await acquireTestStands();
  project.provide('testStands', stands.value);
  return stands.stop;
}
