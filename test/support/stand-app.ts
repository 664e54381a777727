import type { Express } from 'express';
import { openPool } from '#platform/database';
import { createLogger, type Logger } from '#platform/logger';
import { createApp } from '../../web/api/app.ts';
import type { Stand } from './stand.ts';

export interface StandApp {
  readonly app: Express;
  close(): Promise<void>;
}

/** The API over the stand's database and engine, for supertest; `uiDir` adds the built user interface for a browser. */
export function createStandApp(stand: Stand, options: { now?: () => Date; uiDir?: string; logger?: Logger } = {}): StandApp {
  const signInPool = openPool(stand.databaseUrls.app, () => undefined);
  const app = createApp({
    db: stand.db,
    signInPool,
    engine: stand.engine.api,
    now: options.now ?? (() => new Date()),
    logger: options.logger ?? createLogger('test-web', 'silent'),
    settings: {
      publicOrigin: stand.config.publicOrigin,
      filesDir: stand.config.filesDir,
      signInSecret: stand.secrets.signIn,
      ...(options.uiDir !== undefined && { uiDir: options.uiDir }),
    },
  });
  return { app, close: () => signInPool.end() };
}
