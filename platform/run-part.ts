import { readConfig, type Config } from './config.ts';
import type { DatabaseUrls } from './database-urls.ts';
import { createLogger, type Logger } from './logger.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { leaveWithStarter, onShutdown } from './shutdown.ts';
import { StartProblem } from './start-problem.ts';
import { waitForMigrations } from './wait-for-database.ts';

/** What every part that serves the application starts with. */
export interface Part {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly logger: Logger;
  readonly databaseUrls: DatabaseUrls;
}

type Stop = () => Promise<void>;

const STOP_PATIENCE_MS = 30_000;

/** Runs a long-lived part on a migrated database until it is told to stop or its starter is gone. */
export async function runPart(name: string, start: (part: Part) => Promise<Stop>): Promise<void> {
  await runMain(name, async (config, logger) => {
    const secrets = readSecrets(config.dataDir);
    const databaseUrls = await waitForMigrations(config, secrets);
    const stop = await start({ config, secrets, logger, databaseUrls });
    onShutdown((reason) => void endPart(stop, reason, logger));
  });
}

/** Runs the body of a program; what the operator must mend is one sentence and exit code 1. */
export async function runMain(name: string, body: (config: Config, logger: Logger) => Promise<void>): Promise<void> {
  leaveWithStarter();
  const config = readConfig();
  const logger = createLogger(name, config.logLevel);
  try {
    await body(config, logger);
  } catch (error) {
    if (error instanceof StartProblem) process.stderr.write(`${error.message}\n`);
    else logger.fatal({ err: error }, 'the part cannot start');
    process.exit(1);
  }
}

async function endPart(stop: Stop, reason: string, logger: Logger): Promise<void> {
  logger.info({ reason }, 'stopping');
  setTimeout(() => {
    logger.error('not everything ended in time');
    process.exit(1);
  }, STOP_PATIENCE_MS).unref();
  try {
    await stop();
    process.exit(0);
  } catch (error) {
    logger.error({ err: error }, 'the part did not stop cleanly');
    process.exit(1);
  }
}
