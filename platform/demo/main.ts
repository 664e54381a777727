import { once } from 'node:events';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { EngineClient } from '#engine/engine-client';
import { startWorkers } from '../../workers/start-workers.ts';
import { tasks } from '../../workers/tasks/index.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../database.ts';
import { waitForEngine } from '../engine-process.ts';
import { runMain } from '../run-part.ts';
import { readSecrets, type Secrets } from '../secrets.ts';
import { onShutdown } from '../shutdown.ts';
import { waitForMigrations } from '../wait-for-database.ts';
import { notePlayed, readBase } from './base.ts';
import { findCast, makeCast } from './cast.ts';
import { listDemoLogins } from './demo-logins.ts';
import { playStories } from './player.ts';
import { readProgress } from './progress.ts';
import { createWorld } from './world.ts';

/** As the workers process, and a few for the people who act side by side. */
const CONNECTIONS = 34;
const TIME_ZONE = 'Europe/Moscow';

/**
 * Fills an empty database with two centres, and plays forty families on the real engine in the time of their stories.
 * While it plays it is the workers process: the steps of the system have to happen in the same time as those of people.
 */
await runMain('demo', async (config, logger) => {
  const secrets = readSecrets(config.dataDir);
  const urls = await waitForMigrations(config, secrets);
  const db = openDatabase(urls.app, { maxConnections: CONNECTIONS });
  if ((await readBase(db)) === 'empty') {
    await makeCast({ db, actor: { kind: 'system', id: 'demo' }, now: new Date() }, TIME_ZONE);
  }
  const base = await readBase(db);
  // An operator's own centres stand here: the demo never mixes with them.
  const isOurs = typeof base !== 'string';
  const isDeployed = once(process, 'message');
  process.send?.({ logins: isOurs ? listDemoLogins() : [] });
  await isDeployed;
  if (isOurs && !base.isPlayed) await play({ config, secrets, db, logger, baseDay: base.baseDay });
  await db.destroy();
  process.exit(0);
});

interface Play {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly db: Knex;
  readonly logger: Logger;
  readonly baseDay: string;
}

async function play({ config, secrets, db, logger, baseDay }: Play): Promise<void> {
  await waitForEngine(config);
  const world = createWorld({
    db,
    engine: new EngineClient({ url: config.engineUrl, account: 'deployer', password: secrets.engineDeployer }),
  });
  const workers = await startWorkers({
    db,
    engineUrl: config.engineUrl,
    passwords: { api: secrets.engineApi, worker: secrets.engineWorker },
    slot: config.workerSlot,
    tasks,
    now: world.now,
    log: logger,
    onBroken: (reason) => {
      logger.fatal({ reason }, 'the demo cannot go on');
      process.exit(1);
    },
  });
  const end = async () => {
    await workers.stop();
    await world.leave();
  };
  onShutdown(() => void end().then(() => process.exit(0)));

  const startedAt = Date.now();
  try {
    const cast = await findCast(db);
    const files = { dir: config.filesDir };
    await playStories({ db, world, cast, progress: await readProgress(db), baseDay, timeZone: TIME_ZONE, files });
    await notePlayed(db);
    logger.info({ seconds: Math.round((Date.now() - startedAt) / 1000) }, 'the demo cases are played');
  } finally {
    await end();
  }
}
