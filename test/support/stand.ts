import type { Knex } from 'knex';
import { EngineClient } from '#engine/engine-client';
import type { Config } from '#platform/config';
import { openDatabase } from '#platform/database';
import type { DatabaseUrls } from '#platform/database-urls';
import type { Secrets } from '#platform/secrets';
import { injectStand } from './inject-stand.ts';

export interface Stand {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly databaseUrls: DatabaseUrls;
  /** As the application connects: role `app`. */
  readonly db: Knex;
  /** The engine as each of its three service accounts. */
  readonly engine: { readonly api: EngineClient; readonly worker: EngineClient; readonly deployer: EngineClient };
  close(): Promise<void>;
}

/** The engine and database of this file's lane; `close` it in `afterAll`. Tests keep apart by centre and case. */
export function useStand(): Stand {
  const { config, secrets, databaseUrls } = injectStand();
  const db = openDatabase(databaseUrls.app);
  const clientOf = (account: 'api' | 'worker' | 'deployer', password: string) =>
    new EngineClient({ url: config.engineUrl, account, password });
  return {
    config,
    secrets,
    databaseUrls,
    db,
    engine: {
      api: clientOf('api', secrets.engineApi),
      worker: clientOf('worker', secrets.engineWorker),
      deployer: clientOf('deployer', secrets.engineDeployer),
    },
    close: () => db.destroy(),
  };
}
