import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type pg from 'pg';

/** Longer than those who ask for a connection wait themselves: they end the waiting, not the refusal of one attempt. */
const PATIENCE_MS = 25_000;
const LOOK_EVERY_MS = 250;
/** For so long a pool that was refused one more connection is content with those that it has. */
const CONTENT_MS = 2000;

/** SQLSTATE of "too many connections", also of "the remaining ones are reserved". */
const SERVER_IS_FULL = '53300';

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === SERVER_IS_FULL;
}

/** The part of knex's pool (tarn) that decides what becomes of those who wait when a connection cannot be opened. */
interface KnexPool {
  creator: () => Promise<unknown>;
  /** Whether the first who waits is told of it; else the pool tries again and everybody waits on. */
  propagateCreateError: boolean;
  max: number;
  numUsed(): number;
  numFree(): number;
}

/**
 * A server that has no connection left has one soon: who asked waits in line for one of the pool, up to the pool's own limit
 * of waiting, instead of being refused. Every other failure is told at once.
 */
export function connectPatiently(db: Knex): Knex {
  const { pool } = db.client as { pool: KnexPool };
  const { max, creator } = pool;
  pool.creator = async () => {
    try {
      return await creator();
    } catch (error) {
      pool.propagateCreateError = !isFull(error);
      if (isFull(error)) {
        pool.max = Math.max(1, pool.numUsed() + pool.numFree());
        setTimeout(() => (pool.max = max), CONTENT_MS).unref();
      }
      throw error;
    }
  };
  return db;
}

/**
 * The same for a plain pool of pg, which would ask for one more connection for everybody who comes. Not a class of its own,
 * because some libraries look at the name of its class.
 */
export function poolPatiently(pool: pg.Pool): pg.Pool {
  const plain: { connect(): Promise<pg.PoolClient> } = pool;
  const connect = plain.connect.bind(pool);
  const { max } = pool.options;

  async function wait(): Promise<pg.PoolClient> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await connect();
      } catch (error) {
        if (!isFull(error) || Date.now() > until) throw error;
      }
      pool.options.max = Math.max(1, pool.totalCount);
      setTimeout(() => (pool.options.max = max), CONTENT_MS).unref();
      if (pool.totalCount === 0) await sleep(LOOK_EVERY_MS);
    }
  }

  return Object.assign(pool, {
    connect: (callback?: Callback) => {
      const connected = wait();
      if (!callback) return connected;
      connected.then(
        (client) => callback(undefined, client, (release) => client.release(release)),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), undefined, () => undefined),
      );
    },
  });
}

type Callback = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: Error | boolean) => void) => void;
