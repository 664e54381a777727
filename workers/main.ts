import { readSystemFigures } from '#domain/operations/system-figures';
import { EngineClient } from '#engine/engine-client';
import { untilEngineAnswers, waitForEngine } from '#platform/engine-process';
import { createMetrics, measurePools, metricsPage } from '#platform/metrics';
import { runPart } from '#platform/run-part';
import { servePages } from '#platform/serve-pages';
import { StartProblem } from '#platform/start-problem';
import { measureSystem } from '#platform/system-metrics';
import { exitOnUnexpected } from './exit-on-unexpected.ts';
import { healthPages } from './serve-health.ts';
import { openWorkersDatabase } from './open-database.ts';
import { reviewCaughtErrors } from './review-caught-errors.ts';
import { startWorkers, WorkerIdTaken } from './start-workers.ts';
import { countReports, measureLife } from './task-metrics.ts';
import { tasks } from './tasks/index.ts';

/** The supervisor starts the process anew after this code, as after any other but 0. */
const EXIT_BROKEN = 70;

await runPart('workers', async ({ config, secrets, logger, databaseUrls }) => {
  exitOnUnexpected(logger);
  await waitForEngine(config);
  const engine = new EngineClient({ url: config.engineUrl, account: 'worker', password: secrets.engineWorker });
  const { uncaught, unreadable } = await untilEngineAnswers(() => reviewCaughtErrors(engine, tasks));
  for (const { fileName, activityId, code } of uncaught) {
    logger.error({ fileName, activityId, code }, 'no diagram catches this refusal');
  }
  for (const fileName of unreadable) logger.error({ fileName }, 'a deployed diagram cannot be read');
  const db = openWorkersDatabase(databaseUrls.app);
  const metrics = createMetrics();
  measurePools(metrics, { main: db });
  measureSystem(metrics, () => readSystemFigures(db));
  const workers = await startWorkers({
    db,
    engineUrl: config.engineUrl,
    passwords: { api: secrets.engineApi, worker: secrets.engineWorker },
    slot: config.workerSlot,
    tasks,
    now: () => new Date(),
    log: logger,
    onReport: countReports(metrics),
    onBroken: (reason) => {
      logger.fatal({ reason }, 'this process can no longer work');
      process.exit(EXIT_BROKEN);
    },
  }).catch((error: unknown) => {
    if (error instanceof WorkerIdTaken) throw new StartProblem(error.message, { cause: error });
    throw error;
  });
  const { workersHost: host, workersPort: port } = config;
  measureLife(metrics, workers.life);
  const pages = { ...healthPages(db, engine, workers.life), '/metrics': metricsPage(metrics, config.metricsToken) };
  const closePort = port === undefined ? undefined : await servePages({ host, port, pages });
  logger.info({ topics: tasks.length, port }, 'the workers work');
  process.send?.('ready');
  return async () => {
    await workers.stop();
    await closePort?.();
    await db.destroy();
  };
});
