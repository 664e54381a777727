import { mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { parseConfig, type Config } from '#platform/config';
import { type DatabaseUrls } from '#platform/database-urls';
import { startEngine, waitForEngine } from '#platform/engine-process';
import { findFreePort } from '#platform/free-port';
import { projectPath } from '#platform/project-path';
import type { Secrets } from '#platform/secrets';
import { deployRelease } from '#platform/deploy-release';
import { createLogger } from '#platform/logger';
import { loadFirstData } from '#platform/parts/first-data';
import { buildTarget } from './build-target.ts';
import { cloneDatabase } from './clone-database.ts';
import { shareOnce, type Started } from './shared-once.ts';
import { acquireTestServer } from './test-server.ts';

/** The engine of this run with its database: diagrams deployed, views made, clock adjustable, nobody signed in. */
export interface TestStand {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly databaseUrls: DatabaseUrls;
  readonly enginePid: number;
}

/** One engine per run, shared by the projects `engine` and `browser`. */
export function acquireTestStand(): Promise<Started<TestStand>> {
  return shareOnce('stand', startTestStand);
}

async function startTestStand(): Promise<Started<TestStand>> {
  const [server] = await Promise.all([acquireTestServer(), buildTarget('engine')]);
  const { secrets, dataDir } = server.value;
  const databaseUrls = await cloneDatabase(server.value, 'stand');
  const config = await buildConfig(dataDir);
  const engine = startEngine({ config, secrets, databaseUrls, output: openLog('engine.log') });
  const stop = async () => {
    await engine.stop();
    await server.stop();
  };
  try {
    await waitForEngine(config, { patienceMs: 300_000 });
    await loadFirstData(databaseUrls.app);
    await deployRelease({ config, secrets, databaseUrls, logger: createLogger('test', 'warn') });
  } catch (error) {
    await stop();
    throw error;
  }
  return { value: { config, secrets, databaseUrls, enginePid: engine.child.pid ?? 0 }, stop };
}

async function buildConfig(dataDir: string): Promise<Config> {
  const parsed = parseConfig({
    PATH: process.env.PATH,
    JAVA_HOME: process.env.JAVA_HOME,
    CHROME_PATH: process.env.CHROME_PATH,
    DATA_DIR: dataDir,
    ENGINE_PORT: String(await findFreePort()),
    WEB_PORT: String(await findFreePort()),
    ENGINE_CLOCK_ADJUSTABLE: '1',
    LOG_LEVEL: 'silent',
  });
  if ('problems' in parsed) throw new Error(parsed.problems.join('; '));
  return parsed.config;
}

function openLog(name: string): number {
  const folder = projectPath('test-results');
  mkdirSync(folder, { recursive: true });
  return openSync(path.join(folder, name), 'w');
}
