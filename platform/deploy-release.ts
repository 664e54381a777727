import type { Knex } from 'knex';
import type { RefusingTask } from '#engine/caught-errors';
import { deployProcesses } from '#engine/deploy-processes';
import { EngineClient } from '#engine/engine-client';
import { createEngineViews } from '#engine/views/create-views';
import type { Config } from './config.ts';
import type { DatabaseUrls } from './database-urls.ts';
import { openDatabase } from './database.ts';
import { untilEngineAnswers } from './engine-process.ts';
import type { Logger } from './logger.ts';
import { projectPath } from './project-path.ts';
import type { Secrets } from './secrets.ts';

export interface DeployOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly databaseUrls: DatabaseUrls;
  readonly logger: Logger;
  /** Of the workers of this program. */
  readonly tasks: readonly RefusingTask[];
}

/** What has to be done once the engine has made its tables: our views over them, then the first release of the diagrams. */
export async function deployRelease({ config, secrets, databaseUrls, logger, tasks }: DeployOptions): Promise<void> {
  await onDatabase(databaseUrls.admin, createEngineViews);
  const engine = new EngineClient({ url: config.engineUrl, account: 'deployer', password: secrets.engineDeployer });
  await onDatabase(databaseUrls.app, async (db) => {
    // An unchanged set deployed twice is one deployment.
    const deploy = () => deployProcesses({ engine, db, folder: projectPath(), tasks });
    const { deploymentId, definitionIds } = await untilEngineAnswers(deploy);
    logger.info({ deploymentId, definitions: definitionIds.length }, 'the processes are deployed');
  });
}

async function onDatabase(url: string, work: (db: Knex) => Promise<void>): Promise<void> {
  const db = openDatabase(url, { maxConnections: 2, statementTimeoutMs: 0 });
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}
