import type { Config } from '../config.ts';
import { findDatabaseUrls } from '../database-urls.ts';
import { startPostgres } from '../embedded-postgres.ts';
import { holdKeeperPlace } from '../postgres/keeper-place.ts';
import type { Secrets } from '../secrets.ts';

/** Runs `work` on the database of this installation; an embedded server that nobody runs is started for it alone. */
export async function borrowDatabase<T>(config: Config, secrets: Secrets, work: (adminUrl: string) => Promise<T>): Promise<T> {
  const running = findDatabaseUrls(config, secrets);
  if (running) return work(running.admin);
  const leavePlace = await holdKeeperPlace(config.dataDir);
  const server = await startPostgres({ stateDir: config.dataDir, password: secrets.databaseAdmin });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    leavePlace();
  }
}
