import { createEngineViews } from '#engine/views/create-views';
import type { Config } from './config.ts';
import type { DatabaseUrls } from './database-urls.ts';
import { openDatabase } from './database.ts';
import type { Logger } from './logger.ts';
import type { Secrets } from './secrets.ts';

export interface DeployOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly databaseUrls: DatabaseUrls;
  readonly logger: Logger;
}

/** What has to be done once the engine has made its tables: our views over them, then the first release of the diagrams. */
export async function deployRelease({ databaseUrls }: DeployOptions): Promise<void> {
  const admin = openDatabase(databaseUrls.admin, { maxConnections: 2, statementTimeoutMs: 0 });
  try {
    await createEngineViews(admin);
  } finally {
    await admin.destroy();
  }
}
