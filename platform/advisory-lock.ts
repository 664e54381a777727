import pg from 'pg';

/** Any fixed number: it only has to differ from the locks of other programs in the same server. */
const LOCK_SPACE = 7_160_055;

const LOCKS = { prepare: 1, migrate: 2, deploy: 3, demo: 4, engineTables: 5 } as const;

/** Runs `work` while no other process does the same job on this database; the lock goes with the connection, even of a killed process. */
export async function withAdvisoryLock<T>(
  adminUrl: string,
  job: keyof typeof LOCKS,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connectLocked(adminUrl, job);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same for a job that ends elsewhere: takes the lock and returns what gives it back. */
export async function takeAdvisoryLock(adminUrl: string, job: keyof typeof LOCKS): Promise<() => Promise<void>> {
  const client = await connectLocked(adminUrl, job);
  // A connection that breaks has given the lock back already.
  client.on('error', () => undefined);
  return () => client.end();
}

async function connectLocked(adminUrl: string, job: keyof typeof LOCKS): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  await client.query('select pg_advisory_lock($1, $2)', [LOCK_SPACE, LOCKS[job]]);
  return client;
}
