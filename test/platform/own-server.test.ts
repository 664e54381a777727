import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { startPostgres } from '#platform/embedded-postgres';
import { migrateDatabase } from '#platform/migrate';
import { readSecrets } from '#platform/secrets';
import { migrationNames } from '../../migrations/index.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

test('an operator’s database needs an administrator who may make roles, not a superuser', { timeout: 60_000 }, async () => {
  const folder = makeTempFolder();
  const secrets = readSecrets(folder);
  const server = await startPostgres({ stateDir: folder, password: secrets.databaseAdmin });
  onTestFinished(() => server.stop());
  const superuser = new pg.Client({ connectionString: server.url });
  await superuser.connect();
  await superuser.query(`create role operator login createrole password 'operator'`);
  await superuser.query('create database operated owner operator');
  await superuser.end();
  const url = new URL(server.url);
  Object.assign(url, { username: 'operator', password: 'operator', pathname: '/operated' });

  expect(await migrateDatabase(url.href, secrets)).toEqual(migrationNames);
  expect(await migrateDatabase(url.href, secrets)).toEqual([]);
});
