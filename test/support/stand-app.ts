import type { Express } from 'express';
import { openPool } from '#platform/database';
import { createLogger, type Logger } from '#platform/logger';
import { Registry } from '#platform/metrics';
import { createApp } from '../../web/api/app.ts';
import type { Stand } from './stand.ts';

export interface StandApp {
  readonly app: Express;
  close(): Promise<void>;
}

/** What of a stand the API needs. */
type WebStand = Pick<Stand, 'databaseUrls' | 'db' | 'config' | 'secrets'> & { readonly engine: Pick<Stand['engine'], 'api'> };

/** The API over the stand's database and engine, for supertest; `uiDir` adds the built user interface for a browser. */
export function createStandApp(
  stand: WebStand,
  options: { now?: () => Date; uiDir?: string; logger?: Logger; metrics?: Registry } = {},
): StandApp {
  const signInPool = openPool(stand.databaseUrls.app, () => undefined);
  const app = createApp({
    db: stand.db,
    signInPool,
    engine: stand.engine.api,
    now: options.now ?? (() => new Date()),
    logger: options.logger ?? createLogger('test-web', 'silent'),
    metrics: options.metrics ?? new Registry(),
    settings: {
      publicOrigin: stand.config.publicOrigin,
      filesDir: stand.config.filesDir,
      signInSecret: stand.secrets.signIn,
      ...(options.uiDir !== undefined && { uiDir: options.uiDir }),
    },
  });
  return { app, close: () => signInPool.end() };
}
