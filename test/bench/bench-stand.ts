import pg from 'pg';
import { acquireTestStands, type TestStand } from '../support/test-stand.ts';

export interface BenchStand extends TestStand {
  /** As the database's owner, to count in the engine's own tables. */
  readonly admin: pg.Client;
  close(): Promise<void>;
}

/** The stand of the tests with durable commits: what is measured must cost what it costs in life. */
export async function openBenchStand(): Promise<BenchStand> {
  const { value, stop } = await acquireTestStands();
  const [stand] = value;
  if (!stand) throw new Error('there is no stand');
  const admin = new pg.Client({ connectionString: stand.databaseUrls.admin });
  await admin.connect();
  for (const setting of ['fsync', 'synchronous_commit']) await admin.query(`alter system reset ${setting}`);
  await admin.query('select pg_reload_conf()');
  return {
    ...stand,
    admin,
    close: async () => {
      await admin.end();
      await stop();
    },
  };
}
