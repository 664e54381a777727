import type { TestProject } from 'vitest/node';
import { buildTarget } from './build-target.ts';
import { acquireTestServer } from './test-server.ts';

/** Runs once before the first file of the project `faults`: the server of the run, and an engine that can be started. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const [server] = await Promise.all([acquireTestServer(), buildTarget('engine')]);
  project.provide('testServer', server.value);
  return server.stop;
}
