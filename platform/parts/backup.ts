import { borrowDatabase } from '../backup/borrow-database.ts';
import { keepNewest } from '../backup/keep-newest.ts';
import { readBackupOrders } from '../backup/read-orders.ts';
import { repeatBackups } from '../backup/repeat-backups.ts';
import { takeBackup } from '../backup/take-backup.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { runMain } from '../run-part.ts';
import { readSecrets } from '../secrets.ts';

/** Takes a backup and ends, or goes on with `--every`. */
await runMain('backup', async (config, logger) => {
  const { target, everyMinutes, keep } = readBackupOrders(process.argv.slice(3));
  const takeOne = () => backUp(config, logger, { target, keep });
  if (everyMinutes === undefined) return takeOne();
  await repeatBackups(takeOne, { everyMs: everyMinutes * 60_000, logger });
});

async function backUp(
  config: Config,
  logger: Logger,
  { target, keep }: { readonly target: string; readonly keep: number | undefined },
): Promise<void> {
  const { filesDir } = config;
  const secrets = readSecrets(config.dataDir);
  const { folder, manifest } = await borrowDatabase(config, secrets, (adminUrl) => takeBackup({ adminUrl, filesDir, target }));
  const { takenAt, files, missingFiles } = manifest;
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  logger.info({ folder, takenAt, rows, files: files.length }, 'the backup is complete');
  if (missingFiles.length > 0) logger.error({ missingFiles }, 'documents have no file in the store');
  if (keep !== undefined) logger.info({ removed: await keepNewest(target, keep) }, 'older backups are removed');
}
