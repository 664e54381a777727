import { setTimeout as sleep } from 'node:timers/promises';
import { appendFileSync, chmodSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { findEmbeddedUrl, startPostgres, type RunningPostgres } from '#platform/embedded-postgres';
import { openDatabase } from '#platform/database';
import { isAlive } from '../../platform/postgres/live-server.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const password = 'a password of this test alone';

async function start(stateDir: string, given: { password?: string; sharedState?: string } = {}): Promise<RunningPostgres> {
  const server = await startPostgres({ stateDir, password, ...given });
  onTestFinished(() => server.stop());
  return server;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a server that is killed comes back with everything that it had confirmed', { timeout: 60_000 }, async () => {
  const folder = makeTempFolder();
  const first = await start(folder);
  await ask(first.url, 'create table kept (id int); insert into kept select generate_series(1, 1000)');
  process.kill(first.pid, 'SIGKILL');

  const second = await start(folder);

  expect(second).toMatchObject({ isAdopted: false });
  expect(await ask(second.url, 'select count(*)::int as rows from kept')).toEqual([{ rows: 1000 }]);
});

test('a server whose starter died is adopted, and stopped by the one who adopted it', { timeout: 60_000 }, async () => {
  const folder = makeTempFolder();
  const first = await start(folder);

  const second = await start(folder);

  expect(second).toMatchObject({ isAdopted: true, pid: first.pid, url: first.url });
  expect(findEmbeddedUrl(folder, password)).toBe(first.url);
  await second.stop();
  expect(isAlive(first.pid)).toBe(false);
  expect(findEmbeddedUrl(folder, password)).toBeUndefined();
});

test('secrets of another installation are refused at once', { timeout: 60_000 }, async () => {
  const folder = makeTempFolder();
  await start(folder);

  await expect(start(folder, { password: 'another password' })).rejects.toThrow(/has another password than secrets\.json/);
});

test('a server that cannot start says why in one sentence', { timeout: 60_000 }, async () => {
  const folder = makeTempFolder();
  await (await start(folder)).stop();
  appendFileSync(path.join(folder, 'postgres/pgdata/postgresql.conf'), '\nno_such_setting = 1\n');

  await expect(start(folder)).rejects.toThrow(/^PostgreSQL did not start: .*postgres\.log\)\.$/);
});

test('words of people stay out of the log of the server, whatever it refuses', { timeout: 60_000 }, async () => {
  const folder = makeTempFolder();
  const server = await start(folder);
  await ask(server.url, 'create table people (name text unique, born date not null)');
  const refused = [
    `insert into people values ('Синехвостова', null)`,
    `insert into people values ('Синехвостова', '2001-01-01'), ('Синехвостова', '2001-01-01')`,
    `select 'Синехвостова'::uuid`,
    `do $$ begin raise warning 'Синехвостова'; raise 'Синехвостова'; end $$`,
  ];

  for (const sql of refused) await expect(ask(server.url, sql)).rejects.toThrow();

  const log = readFileSync(path.join(folder, 'postgres.log'), 'utf8');
  expect(log).toContain('database system is ready to accept connections');
  expect(log).not.toContain('Синехвостова');
});

test('an initdb that was cut off does not look like a database', { timeout: 60_000 }, async () => {
  const folder = makeTempFolder();
  mkdirSync(path.join(folder, 'postgres/pgdata.draft/base'), { recursive: true });

  const server = await start(folder);

  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test(
  'a data folder behind a closed door is no obstacle: what the server’s user must reach lies elsewhere',
  { timeout: 60_000 },
  async () => {
    const closed = makeTempFolder();
    const sharedState = makeTempFolder();
    chmodSync(closed, 0o700);
    const stateDir = path.join(closed, 'data');

    const server = await start(stateDir, { sharedState });

    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(findEmbeddedUrl(stateDir, password)).toBe(server.url);
    // Only root's server runs as another user.
    const home = process.getuid?.() === 0 ? `${sharedState}/server-` : `${stateDir}/postgres`;
    expect(realpathSync(path.join(stateDir, 'postgres')).startsWith(home)).toBe(true);
  },
);

test('a pool survives a server that goes away and comes back', { timeout: 60_000 }, async () => {
  const server = await start(makeTempFolder());
  const db = openDatabase(server.url);
  onTestFinished(() => db.destroy());
  await db.raw('select 1');

  await ask(
    server.url,
    "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'",
  );
  await sleep(100);

  await expect(db.raw('select 1')).resolves.toMatchObject({ rowCount: 1 });
});
