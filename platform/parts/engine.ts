import { startEngine, waitForEngine } from '../engine-process.ts';
import { waitForTurn } from '../engine-turn.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { runMain } from '../run-part.ts';
import { readSecrets } from '../secrets.ts';
import { onShutdown } from '../shutdown.ts';
import { StartProblem } from '../start-problem.ts';
import { waitForDatabase } from '../wait-for-database.ts';

/** Runs the engine's JVM: makes its role and schema, holds its standard input, and ends with it. */
await runMain('engine', async (config, logger) => {
  const secrets = readSecrets(config.dataDir);
  const databaseUrls = await waitForDatabase(config, secrets);
  await prepareDatabase(databaseUrls.admin, secrets);
  const letNextBoot = await waitForTurn(databaseUrls.admin, config.engineKind);
  const startedAt = Date.now();
  const engine = startEngine({ config, secrets, databaseUrls, output: 'inherit' });
  const ended = new Promise<never>((_resolve, reject) => {
    engine.child.once('error', (error) =>
      reject(new StartProblem(`Java cannot be started: ${error.message}; install a JDK 17 or newer.`)),
    );
    engine.child.once('exit', (code, signal) =>
      reject(new StartProblem(`The engine ended by itself (${signal ?? `code ${code ?? '?'}`}).`)),
    );
  });
  const stopping = new AbortController();
  onShutdown((reason) => {
    stopping.abort();
    logger.info({ reason }, 'stopping');
    void engine.stop().then(() => process.exit(0));
  });
  try {
    await Promise.race([waitForEngine(config, { patienceMs: 300_000 }), ended]);
    await letNextBoot();
    const bootMs = Date.now() - startedAt;
    logger.info({ bootMs, pid: engine.child.pid }, 'the engine answers');
    process.send?.({ bootMs, pid: engine.child.pid });
    await ended;
  } catch (error) {
    if (!stopping.signal.aborted) {
      await engine.stop();
      throw error;
    }
  }
});
