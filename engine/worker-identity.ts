import type { Knex } from 'knex';
import pg from 'pg';

export interface WorkerIdentity {
  release(): Promise<void>;
}

const LOCK_CLASS = 7302;

/** In a query over `app.worker_status as w`: a row where a process lives that holds this worker id. */
export const HELD_WORKER_ID = `
  select from pg_locks l join pg_database d on d.oid = l.database
   where d.datname = current_database() and l.locktype = 'advisory' and l.granted
     and l.classid = ${LOCK_CLASS} and l.objid::bigint = hashtext(w.worker_id)::bigint & 4294967295 and l.objsubid = 2`;

/**
 * Holds the right to a worker id for as long as this process lives, by an advisory lock of a connection of its own:
 * the engine lets two processes of one id complete each other's tasks. Returns `undefined` when another process has it.
 */
export async function takeWorkerIdentity(db: Knex, workerId: string, onLost: () => void): Promise<WorkerIdentity | undefined> {
  const connection = await openOwnConnection(db);
  const { rows } = await connection.query<{ taken: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as taken', [
    LOCK_CLASS,
    workerId,
  ]);
  if (rows[0]?.taken !== true) {
    await connection.end();
    return undefined;
  }
  let isReleased = false;
  // Without the connection the lock is gone, and another process may already work under this id.
  const lose = () => {
    if (!isReleased) onLost();
    isReleased = true;
  };
  connection.on('error', lose);
  connection.on('end', lose);
  return {
    release: async () => {
      isReleased = true;
      await connection.end();
    },
  };
}

/** A connection outside of the pool with the pool's own settings, for what belongs to one session: locks and LISTEN. */
export async function openOwnConnection(db: Knex): Promise<pg.Client> {
  const connection: unknown = await (db.client as { acquireRawConnection(): Promise<unknown> }).acquireRawConnection();
  if (!(connection instanceof pg.Client)) throw new TypeError('the pool does not speak PostgreSQL');
  return connection;
}
