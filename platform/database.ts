import knex, { type Knex } from 'knex';
import pg from 'pg';
import { connectPatiently, poolPatiently } from './patient-connect.ts';

const MINUTE = 60_000;

export interface DatabaseOptions {
  readonly maxConnections?: number;
  /** So many stay open when nothing happens: in a server that others have filled there may be no new one for a while. */
  readonly keptConnections?: number;
  /** 0 = no limit. */
  readonly statementTimeoutMs?: number;
  /** So long a transaction may wait for its program. */
  readonly idleInTransactionMs?: number;
  /** Role to act as on every connection. */
  readonly role?: 'app_owner';
}

const SILENT = { debug: ignore, deprecate: ignore, error: ignore, warn: ignore };

function ignore(): void {
  return undefined;
}

/**
 * A pool on one database: `date` as a 'YYYY-MM-DD' string (a day has no zone), `timestamptz` as Date,
 * `bigint` as string, `numeric` as number.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Knex {
  const { role } = options;
  const db = knex({
    client: 'pg',
    connection: connectionSettings(url, options),
    pool: {
      min: options.keptConnections ?? 0,
      max: options.maxConnections ?? 10,
      // What a burst has opened is soon free for others.
      idleTimeoutMillis: MINUTE / 6,
      ...(role && { afterCreate: (connection: pg.Client, done: Done) => connection.query(`set role ${role}`, done) }),
    },
    acquireConnectionTimeout: MINUTE / 4,
    // It would write errors to the output as they come; whoever asked for the connection hears of them and tells them.
    log: SILENT,
  });
  return connectPatiently(db);
}

/** A plain pg pool for libraries that want one; an idle connection that breaks must not end the process. */
export function openPool(url: string, onError: (error: Error) => void): pg.Pool {
  // One connection stays: in a server that is full of others there would be none for the first who comes.
  const pool = poolPatiently(new pg.Pool({ ...connectionSettings(url), min: 1, max: 5 }));
  pool.on('error', onError);
  return pool;
}

type Done = (error: Error) => void;

function connectionSettings(
  url: string,
  {
    statementTimeoutMs = MINUTE / 2,
    idleInTransactionMs = MINUTE,
  }: Pick<DatabaseOptions, 'statementTimeoutMs' | 'idleInTransactionMs'> = {},
) {
  return {
    connectionString: url,
    types: { getTypeParser: getOwnTypeParser },
    connectionTimeoutMillis: MINUTE / 6,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    keepAlive: true,
  };
}

type TypeId = Parameters<typeof pg.types.getTypeParser>[0];
type TypeParser = (value: string) => unknown;

const { DATE, NUMERIC } = pg.types.builtins;

const ownParsers: Readonly<Record<number, TypeParser>> = { [DATE]: String, [NUMERIC]: Number };

/** For our connections only: pg's global table of parsers is shared with every library in the process. */
function getOwnTypeParser(oid: TypeId, format: string = 'text'): TypeParser {
  const own = format === 'text' ? ownParsers[oid] : undefined;
  return own ?? (pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text') as TypeParser);
}
