import pg from 'pg';
import { withAdvisoryLock } from './advisory-lock.ts';
import type { Secrets } from './secrets.ts';

/**
 * Makes roles and schemas with least rights; repeatable, and safe when several parts do it at once.
 * `app_owner` owns the tables and cannot log in; `app` reads and writes them; `engine` has its own schema only,
 * which the owner of our views may read.
 */
export async function prepareDatabase(adminUrl: string, secrets: Secrets): Promise<void> {
  await withAdvisoryLock(adminUrl, 'prepare', async (client) => {
    await createRole(client, 'app_owner');
    await createRole(client, 'app', secrets.databaseApp);
    await createRole(client, 'engine', secrets.databaseEngine);
    await client.query(SCHEMAS_AND_RIGHTS);
  });
}

async function createRole(client: pg.Client, name: string, password?: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (found.rowCount === 0) await client.query(`create role ${name} nologin`);
  if (password) await client.query(`alter role ${name} login password ${pg.escapeLiteral(password)}`);
}

const SCHEMAS_AND_RIGHTS = `
  do $$ begin
    -- An administrator who is no superuser must be a member to make things for a role.
    if not (select rolsuper from pg_roles where rolname = current_user) then
      execute format('grant app_owner, engine to %I', current_user);
    end if;
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to app_owner, app, engine', current_database());
  end $$;
  revoke all on schema public from public;
  create schema if not exists app authorization app_owner;
  create schema if not exists engine authorization engine;

  grant usage on schema app to app;
  alter default privileges for role app_owner in schema app grant select, insert, update, delete on tables to app;
  alter default privileges for role app_owner in schema app grant usage on sequences to app;

  grant usage on schema engine to app_owner;
  alter default privileges for role engine in schema engine grant select on tables to app_owner;
`;
