import type { Knex } from 'knex';
import type { Pool } from 'pg';
import type { EngineClient } from '#engine/engine-client';
import type { Logger } from '#platform/logger';
import type { Registry } from '#platform/metrics';

/** Everything that routes need from outside, given once by the composition root or a test. */
export interface Services {
  readonly db: Knex;
  /** A pool of plain `pg` connections for the store of sign-ins and the limiter of attempts. */
  readonly signInPool: Pool;
  /** For what a person waits for: claiming, retrying, a diagram. Everything else goes through the outbox. */
  readonly engine: EngineClient;
  readonly now: () => Date;
  readonly logger: Logger;
  /** Where requests are counted; the composition root decides who reads it. */
  readonly metrics: Registry;
  readonly settings: WebSettings;
}

export interface WebSettings {
  /** Where browsers find the application; https makes cookies secure and trusts one proxy. */
  readonly publicOrigin: string;
  readonly filesDir: string;
  /** Folder of the built UI; absent in tests of the API alone. */
  readonly uiDir?: string;
  readonly signInSecret: string;
}
