import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Waits until nobody else is connected to the server, or until the patience is over: then they are cut off. */
export async function waitForOthersToLeave(adminUrl: string, patienceMs = 30_000): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const end = Date.now() + patienceMs;
    while ((await hasOthers(client)) && Date.now() < end) await sleep(100);
  } catch {
    // A server that no longer answers has nobody connected to it either.
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function hasOthers(client: pg.Client): Promise<boolean> {
  const others = await client.query(
    `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1`,
  );
  return others.rowCount !== 0;
}
