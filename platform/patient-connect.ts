import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import type pg from 'pg';

/** Longer than a burst of people lasts, shorter than anybody waits for a page. */
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 100;

/** SQLSTATE of "too many connections", also of "the remaining ones are reserved". */
const SERVER_IS_FULL = '53300';

/** A server that has no connection left has one soon: whoever wants one waits in line instead of being refused. */
async function untilAdmitted<T>(connect: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      if (!isFull(error) || Date.now() > end) throw error;
    }
    // Not all at the same moment: who asks is a process that wants many.
    await sleep(LOOK_EVERY_MS * (0.5 + Math.random()));
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === SERVER_IS_FULL;
}

/** Makes a pool of knex patient; it would pass the refusal on to the first who asked. */
export function connectPatiently(db: Knex): Knex {
  const client = db.client as { acquireRawConnection: () => Promise<unknown> };
  const connect = client.acquireRawConnection.bind(client);
  client.acquireRawConnection = () => untilAdmitted(connect);
  return db;
}

type Callback = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void;

/** The same for libraries that want a plain pool; not a class of its own, because some of them look at its name. */
export function poolPatiently(pool: pg.Pool): pg.Pool {
  const plain: { connect(): Promise<pg.PoolClient> } = pool;
  const connect = plain.connect.bind(pool);
  return Object.assign(pool, {
    connect: (callback?: Callback) => {
      const connected = untilAdmitted(connect);
      if (!callback) return connected;
      connected.then(
        (client) => callback(undefined, client, client.release.bind(client)),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), undefined, () => undefined),
      );
    },
  });
}
