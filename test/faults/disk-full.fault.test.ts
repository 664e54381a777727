import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import pg from 'pg';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { recordEvent } from '#domain/audit/record-event';
import { EngineClient } from '#engine/engine-client';
import { openDatabase } from '#platform/database';
import { deriveDatabaseUrls } from '#platform/database-urls';
import { migrateDatabase } from '#platform/migrate';
import { readSecrets } from '#platform/secrets';
import { keepServer } from '../../platform/postgres/keep-server.ts';
import { proveRow } from '../proof/prove-row.ts';
import { sized } from '../proof/sized.ts';
import { hire } from '../support/company.ts';
import { buildCase, buildCentre } from '../support/factories.ts';
import { canMount, mountSmallDisk } from '../support/small-disk.ts';
import { createStandApp } from '../support/stand-app.ts';
import type { Browser } from '../web/api/web-app.ts';
import { buildOwnConfig } from './own-config.ts';
import { startStopwatch } from './stopwatch.ts';

/** A small database makes small steps: the write-ahead log must not take the whole disk. */
const SETTINGS = { shared_buffers: '32MB', min_wal_size: '32MB', max_wal_size: '64MB' };
const PATIENCE = { timeout: 300_000, interval: 100 };
const log = pino({ level: 'silent' });

test.runIf(canMount)(
  'A12 a database without a free byte refuses, keeps what it confirmed, and goes on when there is room',
  async () => {
    const disk = mountSmallDisk(400);
    const secrets = readSecrets(disk.dir);
    const server = await keepServer({ stateDir: disk.dir, password: secrets.databaseAdmin, settings: SETTINGS }, log);
    onTestFinished(() => server.stop());
    await migrateDatabase(server.url, secrets);
    const databaseUrls = deriveDatabaseUrls(server.url, secrets);
    const db = openDatabase(databaseUrls.app, { maxConnections: 10 });
    onTestFinished(() => db.destroy());
    const config = await buildOwnConfig(disk.dir);
    const api = new EngineClient({ url: config.engineUrl, account: 'api', password: secrets.engineApi });
    const web = createStandApp({ databaseUrls, db, config, secrets, engine: { api } });
    onTestFinished(() => web.close());
    const centre = await buildCentre(db);
    const { caseId } = await buildCase(db, { centre });
    const [appealId]: string[] = await db('app.appeals').where({ case_id: caseId }).pluck('id');
    const address = `/api/appeals/${appealId}`;
    const { browser } = await hire({ db }, web, { centre, role: 'head' });
    expect((await browser.get(address)).status).toBe(200);
    const writers = startWriters(db);
    await vi.waitFor(() => expect(writers.confirmed.length).toBeGreaterThan(sized(300, 20_000)), PATIENCE);

    disk.fill();
    await vi.waitFor(() => expect(writers.refused()).toBeGreaterThan(20), PATIENCE);
    const answers = await openCard(browser, address, sized(20, 200));
    const confirmedOnFullDisk = writers.confirmed.length;
    disk.enlarge(600);
    const seconds = startStopwatch();

    await vi.waitFor(() => expect(writers.confirmed.length).toBeGreaterThan(confirmedOnFullDisk + 20), PATIENCE);
    const writesAgainIn = seconds();
    await vi.waitFor(async () => expect((await browser.get(address)).status).toBe(200), PATIENCE);
    await writers.stop();
    const kept = new Set<string>(await db('app.audit_events').where({ action: 'test.written' }).pluck('object_id'));
    proveRow('A12', [
      { what: 'writes confirmed', value: writers.confirmed.length },
      { what: 'writes refused', value: writers.refused(), atLeast: 20 },
      { what: 'confirmed writes that are lost', value: writers.confirmed.filter((id) => !kept.has(id)).length, exactly: 0 },
      { what: 'cards refused with 503', value: answers.filter((status) => status === 503).length, atLeast: 1 },
      {
        what: 'cards answered otherwise than 200 or 503',
        value: answers.filter((status) => ![200, 503].includes(status)).length,
        exactly: 0,
      },
      { what: 'writes again in', value: writesAgainIn, unit: 's', atMost: 60 },
      { what: 'damaged tables and indexes', value: await countDamaged(server.url), exactly: 0 },
    ]);
  },
);

/** Four writers, each one event after the other, until they are stopped; what the database confirmed is remembered. */
function startWriters(db: Knex) {
  const confirmed: string[] = [];
  let refused = 0;
  let isStopped = false;

  async function write(writer: number): Promise<void> {
    for (let number = 0; !isStopped; number += 1) {
      const objectId = `${writer}-${number}`;
      try {
        const ctx = { db, actor: { kind: 'system', id: 'test' }, now: new Date() } as const;
        await recordEvent(ctx, { action: 'test.written', objectKind: 'test', objectId, after: { text: 'x'.repeat(500) } });
        confirmed.push(objectId);
      } catch {
        refused += 1;
        await setTimeout(50);
      }
    }
  }

  const running = Promise.all([0, 1, 2, 3].map(write));
  return {
    confirmed,
    refused: () => refused,
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
}

/** Who opens the card of an appeal leaves a trace, so without room nobody reads. */
async function openCard(browser: Browser, address: string, times: number): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) {
    statuses.push((await browser.get(address)).status);
    await setTimeout(50);
  }
  return statuses;
}

/** Looks at every page of every table and at every index, with the checks that PostgreSQL brings along. */
async function countDamaged(adminUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('create extension amcheck');
    const heaps = await client.query<{ damage: number }>(
      `select count(*)::int as damage from pg_class c cross join lateral verify_heapam(c.oid) where c.relkind in ('r', 't', 'm')`,
    );
    // Throws at the first index that does not fit its table.
    await client.query(
      `select bt_index_check(i.indexrelid, true) from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
        where m.amname = 'btree' and i.indisvalid and c.relpersistence = 'p'`,
    );
    return heaps.rows[0]?.damage ?? -1;
  } finally {
    await client.end();
  }
}
