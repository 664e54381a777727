import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startPostgres, type RunningPostgres } from '#platform/embedded-postgres';
import { migrateDatabase } from '#platform/migrate';
import { readSecrets } from '#platform/secrets';
import { isAlive } from '../../platform/postgres/live-server.ts';
import type { TestServer } from '../support/test-server.ts';

/** A PostgreSQL of one test file alone, with a migrated database, that may be stopped and filled. */
export interface OwnServer extends TestServer {
  /** As "pg_ctl stop -m immediate": no transaction is ended, no connection closed, nothing written down. */
  stopAtOnce(): Promise<void>;
  /** At the same address as before. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface OwnServerOptions {
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Where the cluster lies; absent = a folder of its own. */
  readonly stateDir?: string;
}

export async function startOwnServer({ settings = {}, stateDir }: OwnServerOptions = {}): Promise<OwnServer> {
  const dataDir = stateDir ?? mkdtempSync(path.join(tmpdir(), 'family-support-faults-'));
  chmodSync(dataDir, 0o755);
  const secrets = readSecrets(dataDir);
  const options = { stateDir: dataDir, password: secrets.databaseAdmin, settings };
  let server: RunningPostgres = await startPostgres(options);
  // Nothing of a run that is cut off stays behind.
  const end = () => {
    if (isAlive(server.pid)) process.kill(server.pid, 'SIGQUIT');
  };
  process.once('exit', end);
  await migrateDatabase(server.url, secrets);
  return {
    adminUrl: server.url,
    secrets,
    dataDir,
    stopAtOnce: async () => {
      process.kill(server.pid, 'SIGQUIT');
      while (isAlive(server.pid)) await setTimeout(20);
    },
    start: async () => {
      server = await startPostgres({ ...options, port: server.port });
    },
    close: async () => {
      await server.stop();
      process.off('exit', end);
      if (stateDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
