import type { TestProject } from 'vitest/node';
import { acquireTestServer, type TestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Runs once before the first file of the project `database`. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await acquireTestServer();
  project.provide('testServer', server.value);
  return server.stop;
}
