import type { Knex } from 'knex';
import { indexDefinitions, viewDefinitions } from './view-definitions.ts';

/** Any fixed number that no other lock of ours uses. */
const LOCK = 7_160_056;

/**
 * Makes or renews our views and indexes after the engine has made its schema; repeatable, and safe when several parts
 * do it at once. The views belong to the application's owner, who may read the engine's tables; `app` reads the views only.
 */
export async function createEngineViews(admin: Knex): Promise<void> {
  await admin.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(?)', [LOCK]);
    await asEngine(trx);
    await asOwner(trx);
  });
}

async function asEngine(trx: Knex): Promise<void> {
  await trx.raw(`
    set local role engine;
    grant usage on schema engine to app_owner;
    grant select on all tables in schema engine to app_owner;
    ${indexDefinitions.join(';\n')};
    reset role;
  `);
}

async function asOwner(trx: Knex): Promise<void> {
  await trx.raw('set local role app_owner');
  for (const [name, query] of Object.entries(viewDefinitions)) {
    await trx.raw(`create or replace view app.${name} as ${query}`);
    await trx.raw(`revoke all on app.${name} from app; grant select on app.${name} to app`);
  }
  await trx.raw('reset role');
}
