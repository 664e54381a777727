import type { Knex } from 'knex';
import { openDatabase } from '#platform/database';

/** 16 tasks and 4 lanes of the outbox hold one connection each; the rest is for counting, status and the reconciler. */
const CONNECTIONS = 26;
const TEN_MINUTES_MS = 600_000;

/**
 * The database as a workers process opens it. A step may work for minutes without a word to the database while its heartbeat keeps the
 * engine's lock: a server that ended its transaction meanwhile would let it never come to an end.
 */
export function openWorkersDatabase(url: string): Knex {
  return openDatabase(url, { maxConnections: CONNECTIONS, idleInTransactionMs: TEN_MINUTES_MS });
}
