import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Knex } from 'knex';
import type { Pool } from 'pg';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Page } from './serve-pages.ts';

export { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of one process, with its memory, processor and event loop. Labels are codes and templates, never ids or names. */
export function createMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

/** How many connections of each pool are taken, free and waited for. */
export function measurePools(registry: Registry, { main, signIns }: { readonly main: Knex; readonly signIns?: Pool }): void {
  const pools: [string, () => PoolUse][] = [['main', () => useOfKnex(main)]];
  if (signIns) pools.push(['sign_ins', () => useOfPg(signIns)]);
  new Gauge({
    name: 'support_database_connections',
    help: 'Connections of a pool by state; "awaited" are callers that wait for one',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const [pool, read] of pools) {
        for (const [state, count] of Object.entries(read())) this.set({ pool, state }, count);
      }
    },
  });
}

type PoolUse = Readonly<Record<'used' | 'free' | 'awaited', number>>;

/** knex does not describe its pool (tarn). */
interface KnexPool {
  numUsed(): number;
  numFree(): number;
  numPendingAcquires(): number;
}

function useOfKnex(db: Knex): PoolUse {
  const { pool } = db.client as { pool: KnexPool };
  return { used: pool.numUsed(), free: pool.numFree(), awaited: pool.numPendingAcquires() };
}

function useOfPg(pool: Pool): PoolUse {
  return { used: pool.totalCount - pool.idleCount, free: pool.idleCount, awaited: pool.waitingCount };
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** The page `/metrics`: for whoever knows the token; without a token for programs of this host alone. */
export function metricsPage(registry: Registry, token: string | undefined): (request: IncomingMessage) => Promise<Page> {
  return async (request) => {
    if (!mayRead(request, token)) return { status: 401, contentType: 'text/plain', body: '' };
    return { status: 200, contentType: registry.contentType, body: await registry.metrics() };
  };
}

function mayRead({ headers, socket }: IncomingMessage, token: string | undefined): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** By digests of one length, so that the time of the comparison tells nothing. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
