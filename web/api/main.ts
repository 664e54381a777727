import { existsSync } from 'node:fs';
import { once } from 'node:events';
import type { Server } from 'node:http';
import path from 'node:path';
import { readSystemFigures } from '#domain/operations/system-figures';
import { EngineClient } from '#engine/engine-client';
import { startRelay } from '#engine/outbox-relay';
import { openDatabase, openPool } from '#platform/database';
import { createMetrics, measurePools, metricsPage } from '#platform/metrics';
import { projectPath } from '#platform/project-path';
import { runPart, type Part } from '#platform/run-part';
import { servePages } from '#platform/serve-pages';
import { describeError, StartProblem } from '#platform/start-problem';
import { measureSystem } from '#platform/system-metrics';
import { createApp } from './app.ts';
import type { Services } from './services.ts';

const SECOND = 1000;
/** For requests and the lanes of the relay, which hold a connection while the engine works. */
const DATABASE_CONNECTIONS = { maxConnections: 20, keptConnections: 4 };

/** The web application and the relay of its outbox. It does not wait for the engine: people can read and save without it. */
await runPart('web', async (part) => {
  const services = openServices(part);
  const server = await listen(createApp(services), part);
  const closeMetrics = await openMetrics(services, part);
  const relay = startRelay({ db: services.db, engine: services.engine, log: part.logger });
  return async () => {
    await closeServer(server);
    await closeMetrics?.();
    await relay.stop();
    await services.signInPool.end();
    await services.db.destroy();
  };
});

function openServices({ config, secrets, logger, databaseUrls }: Part): Services {
  const uiDir = projectPath('dist', 'ui');
  return {
    db: openDatabase(databaseUrls.app, DATABASE_CONNECTIONS),
    signInPool: openPool(databaseUrls.app, (error) => logger.warn({ fault: error.name }, 'an idle connection of sign-ins broke')),
    engine: new EngineClient({ url: config.engineUrl, account: 'api', password: secrets.engineApi }),
    now: () => new Date(),
    logger,
    metrics: createMetrics(),
    settings: {
      publicOrigin: config.publicOrigin,
      filesDir: config.filesDir,
      signInSecret: secrets.signIn,
      ...(existsSync(path.join(uiDir, 'index.html')) && { uiDir }),
    },
  };
}

/** The figures have a port of their own: what stands before the application cannot let anybody through to it by mistake. */
async function openMetrics({ db, signInPool, metrics }: Services, { config }: Part): Promise<(() => Promise<void>) | undefined> {
  const { webMetricsHost: host, webMetricsPort: port, metricsToken } = config;
  if (port === undefined) return undefined;
  measurePools(metrics, { main: db, signIns: signInPool });
  measureSystem(metrics, () => readSystemFigures(db));
  return servePages({ host, port, pages: { '/metrics': metricsPage(metrics, metricsToken) } });
}

async function listen(app: ReturnType<typeof createApp>, { config, logger }: Part): Promise<Server> {
  const server = app.listen(config.webPort, config.webHost);
  // A client that sends its request byte by byte must not hold a connection for ever.
  server.headersTimeout = 15 * SECOND;
  server.requestTimeout = 60 * SECOND;
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartProblem(
      `The web application cannot listen on ${config.webHost}:${config.webPort} (${describeError(error)}).`,
      {
        cause: error,
      },
    );
  }
  logger.info({ host: config.webHost, port: config.webPort }, 'listening');
  return server;
}

/** Lets running requests finish; connections that only wait for the next one are closed at once. */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
}
