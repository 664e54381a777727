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
import { tasks } from '../../workers/tasks/index.ts';
import { buildTarget } from './build-target.ts';
import { cloneDatabase } from './clone-database.ts';
import { LANES } from './lanes.ts';
import { shareOnce, type Started } from './shared-once.ts';
import { acquireTestServer, type TestServer } from './test-server.ts';

/** The engine of this run with its database: diagrams deployed, views made, clock adjustable, nobody signed in. */
export interface TestStand {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly databaseUrls: DatabaseUrls;
  /** File that the engine's JVM writes to. */
  readonly engineLog: string;
}

/** One engine per lane and run, shared by the projects that need one. */
export function acquireTestStands(): Promise<Started<readonly TestStand[]>> {
  return shareOnce('stands', startTestStands);
}

async function startTestStands(): Promise<Started<readonly TestStand[]>> {
  const [server] = await Promise.all([acquireTestServer(), buildTarget('engine')]);
  const databases: DatabaseUrls[] = [];
  for (let lane = 1; lane <= LANES; lane += 1) databases.push(await cloneDatabase(server.value, `stand${lane}`));
  const starts = await Promise.allSettled(databases.map((urls, index) => startTestStand(server.value, urls, index + 1)));
  const stands = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const stop = async () => {
    await Promise.all(stands.map((stand) => stand.stop()));
    await server.stop();
  };
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { value: stands.map(({ value }) => value), stop };
}

async function startTestStand(server: TestServer, databaseUrls: DatabaseUrls, lane: number): Promise<Started<TestStand>> {
  const { secrets, dataDir } = server;
  const config = await buildConfig(dataDir);
  const engineLog = projectPath('test-results', `engine-${lane}.log`);
  const engine = startEngine({ config, secrets, databaseUrls, output: openLog(engineLog) });
  const stop = () => engine.stop();
  try {
    await waitForEngine(config, { patienceMs: 300_000 });
    await loadFirstData(databaseUrls.app);
    await deployRelease({ config, secrets, databaseUrls, logger: createLogger('test', 'warn'), tasks });
  } catch (error) {
    await stop();
    throw error;
  }
  return { value: { config, secrets, databaseUrls, engineLog }, stop };
}

async function buildConfig(dataDir: string): Promise<Config> {
  const parsed = parseConfig({
    PATH: process.env.PATH,
    JAVA_HOME: process.env.JAVA_HOME,
    CHROME_PATH: process.env.CHROME_PATH,
    DATA_DIR: dataDir,
    ENGINE_KIND: process.env.ENGINE_KIND,
    ENGINE_PORT: String(await findFreePort()),
    WEB_PORT: String(await findFreePort()),
    ENGINE_CLOCK_ADJUSTABLE: '1',
    LOG_LEVEL: 'silent',
  });
  if ('problems' in parsed) throw new Error(parsed.problems.join('; '));
  return parsed.config;
}

function openLog(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true });
  return openSync(file, 'w');
}
