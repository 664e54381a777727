import { deployRelease } from '../deploy-release.ts';
import { waitForEngine } from '../engine-process.ts';
import { runMain } from '../run-part.ts';
import { readSecrets } from '../secrets.ts';
import { waitForMigrations } from '../wait-for-database.ts';
import { tasks } from '../../workers/tasks/index.ts';

/** Makes the views over the engine's tables, deploys the first release of the diagrams and ends. */
await runMain('deploy', async (config, logger) => {
  const secrets = readSecrets(config.dataDir);
  const databaseUrls = await waitForMigrations(config, secrets);
  await waitForEngine(config);
  await deployRelease({ config, secrets, databaseUrls, logger, tasks });
});
