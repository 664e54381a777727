import { borrowDatabase } from '../backup/borrow-database.ts';
import { readRestoreOrders } from '../backup/read-orders.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { runMain } from '../run-part.ts';
import { readSecrets } from '../secrets.ts';

/** Restores a backup into the empty database and the file store of this installation and ends. */
await runMain('restore', async (config, logger) => {
  const folder = readRestoreOrders(process.argv.slice(3));
  const { filesDir } = config;
  const secrets = readSecrets(config.dataDir);
  const { takenAt, missingFiles } = await borrowDatabase(config, secrets, (adminUrl) =>
    restoreBackup(folder, { adminUrl, secrets, filesDir }),
  );
  logger.info({ takenAt, missingFiles }, 'the backup is restored');
});
