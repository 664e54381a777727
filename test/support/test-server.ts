import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findEmbeddedUrl } from '#platform/embedded-postgres';
import { migrateDatabase } from '#platform/migrate';
import { projectPath } from '#platform/project-path';
import { readSecrets, type Secrets } from '#platform/secrets';
import { shareOnce, type Started } from './shared-once.ts';

/** The PostgreSQL of this run with a migrated template; no test writes to either. */
export interface TestServer {
  readonly adminUrl: string;
  readonly secrets: Secrets;
  readonly dataDir: string;
}

export const TEMPLATE_DATABASE = 'migrated_template';

/** One server per run, shared by the projects; its keeper takes it down even when the run is killed. */
export function acquireTestServer(): Promise<Started<TestServer>> {
  return shareOnce('server', startTestServer);
}

async function startTestServer(): Promise<Started<TestServer>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'family-support-test-'));
  chmodSync(dataDir, 0o755);
  const keeper = spawn(process.execPath, ['--import', 'tsx', projectPath('platform/parts/database.ts')], {
    cwd: projectPath(),
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  const [message] = (await Promise.race([once(keeper, 'message'), once(keeper, 'exit')])) as unknown[];
  if (message !== 'ready') throw new Error('the PostgreSQL of the test run did not start');

  const secrets = readSecrets(dataDir);
  const adminUrl = findEmbeddedUrl(dataDir, secrets.databaseAdmin);
  if (!adminUrl) throw new Error('the PostgreSQL of the test run is not there');
  await trade(adminUrl);
  await migrateDatabase(withDatabase(adminUrl, TEMPLATE_DATABASE), secrets);

  const stop = async () => {
    keeper.kill('SIGTERM');
    if (keeper.exitCode === null) await once(keeper, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { value: { adminUrl, secrets, dataDir }, stop };
}

/** Durability for speed: a test database need not survive the machine. */
async function trade(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query('alter system set fsync = off');
  await client.query('alter system set synchronous_commit = off');
  await client.query('select pg_reload_conf()');
  await client.query(`create database ${TEMPLATE_DATABASE}`);
  await client.end();
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
