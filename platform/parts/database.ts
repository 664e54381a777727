import { EMBEDDED_DATABASES } from '../embedded-postgres.ts';
import { holdKeeperPlace } from '../postgres/keeper-place.ts';
import { keepServer } from '../postgres/keep-server.ts';
import { waitForOthersToLeave } from '../postgres/wait-for-others.ts';
import { runMain } from '../run-part.ts';
import { readSecrets } from '../secrets.ts';
import { onShutdown } from '../shutdown.ts';

/**
 * Keeper of the embedded PostgreSQL: a process of its own, so that the server goes down in order even when the
 * process that started everything is killed, and up again when it ends by itself. It leaves last, after every other part has
 * closed its connections.
 */
await runMain('database', async (config, logger) => {
  const secrets = readSecrets(config.dataDir);
  const leavePlace = await holdKeeperPlace(config.dataDir);
  const server = await keepServer(
    { stateDir: config.dataDir, password: secrets.databaseAdmin, database: EMBEDDED_DATABASES[config.engineKind] },
    logger,
  );
  process.send?.('ready');
  onShutdown((reason) => {
    logger.info({ reason }, 'stopping');
    void waitForOthersToLeave(server.url)
      .then(() => server.stop())
      .finally(() => {
        leavePlace();
        process.exit(0);
      });
  });
});
