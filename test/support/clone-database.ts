import pg from 'pg';
import { deriveDatabaseUrls, type DatabaseUrls } from '#platform/database-urls';
import { TEMPLATE_DATABASE, withDatabase, type TestServer } from './test-server.ts';

/** Copies the migrated template, which works only while nobody is connected to it. */
export async function cloneDatabase(server: TestServer, name: string): Promise<DatabaseUrls> {
  await asAdmin(server, `create database ${name} template ${TEMPLATE_DATABASE} strategy file_copy`);
  return deriveDatabaseUrls(withDatabase(server.adminUrl, name), server.secrets);
}

export async function dropDatabase(server: TestServer, name: string): Promise<void> {
  await asAdmin(server, `drop database ${name} with (force)`);
}

async function asAdmin(server: TestServer, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
