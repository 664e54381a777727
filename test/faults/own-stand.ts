import { openSync } from 'node:fs';
import type { Knex } from 'knex';
import { inject } from 'vitest';
import { EngineClient } from '#engine/engine-client';
import type { Config } from '#platform/config';
import { openDatabase } from '#platform/database';
import type { DatabaseUrls } from '#platform/database-urls';
import { deployRelease } from '#platform/deploy-release';
import { startEngine, waitForEngine, type EngineProcess } from '#platform/engine-process';
import { findFreePort } from '#platform/free-port';
import { createLogger } from '#platform/logger';
import { projectPath } from '#platform/project-path';
import type { Secrets } from '#platform/secrets';
import { cloneDatabase, dropDatabase } from '../support/clone-database.ts';
import { uniqueCode } from '../support/factories.ts';
import { killHard } from './child.ts';

/** An engine and a database of this file alone, so that both may be killed, and no other test's workers take the cases. */
export interface OwnStand {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly databaseUrls: DatabaseUrls;
  readonly db: Knex;
  readonly engine: EngineClient;
  killEngine(): Promise<void>;
  restartEngine(): Promise<void>;
  close(): Promise<void>;
}

const BOOT = { patienceMs: 180_000 };
/** A job held by a killed engine waits for its lock to run out: three minutes in life, which a test has not. */
const SETTINGS = { CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS: '30000' };

export async function startOwnStand(): Promise<OwnStand> {
  const { config: shared, secrets, databaseUrls: shareds } = inject('testStand');
  const server = { adminUrl: shareds.admin, secrets, dataDir: shared.dataDir };
  const name = `faults_${uniqueCode()}`;
  const databaseUrls = await cloneDatabase(server, name);
  const enginePort = await findFreePort();
  const config = { ...shared, enginePort, engineUrl: `http://127.0.0.1:${enginePort}/engine-rest` };
  const output = openSync(projectPath('test-results', 'engine-faults.log'), 'w');
  const boot = () => startEngine({ config, secrets, databaseUrls, output, settings: SETTINGS });
  let process: EngineProcess = boot();
  await waitForEngine(config, BOOT);
  await deployRelease({ config, secrets, databaseUrls, logger: createLogger('test', 'warn') });
  const db = openDatabase(databaseUrls.app, { maxConnections: 40 });
  return {
    config,
    secrets,
    databaseUrls,
    db,
    engine: new EngineClient({ url: config.engineUrl, account: 'api', password: secrets.engineApi }),
    killEngine: () => killHard(process.child),
    restartEngine: async () => {
      process = boot();
      await waitForEngine(config, BOOT);
    },
    close: async () => {
      await process.stop();
      await db.destroy();
      await dropDatabase(server, name);
    },
  };
}
