import { migrateDatabase } from '../migrate.ts';
import { runMain } from '../run-part.ts';
import { readSecrets } from '../secrets.ts';
import { waitForDatabase } from '../wait-for-database.ts';
import { loadFirstData } from './first-data.ts';

/** Brings the database to the newest state and ends. */
await runMain('migrate', async (config, logger) => {
  const secrets = readSecrets(config.dataDir);
  const urls = await waitForDatabase(config, secrets);
  const names = await migrateDatabase(urls.admin, secrets);
  await loadFirstData(urls.app);
  logger.info({ names }, 'the database is up to date');
});
