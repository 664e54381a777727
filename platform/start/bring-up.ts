import { z } from 'zod';
import type { RefusingTask } from '#engine/caught-errors';
import type { Config } from '../config.ts';
import type { DatabaseUrls } from '../database-urls.ts';
import { deployRelease } from '../deploy-release.ts';
import { createLogger } from '../logger.ts';
import { migrateDatabase } from '../migrate.ts';
import { loadFirstData } from '../parts/first-data.ts';
import { readSecrets, type Secrets } from '../secrets.ts';
import { waitFor } from '../wait-for.ts';
import { waitForDatabase } from '../wait-for-database.ts';
import { startDemo, type DemoLogin } from './demo.ts';
import type { Progress } from './progress.ts';
import type { System } from './system.ts';

export interface BringUpOptions {
  readonly config: Config;
  readonly system: System;
  readonly progress: Progress;
  /** Of the workers of this program: the diagrams have to know their refusals. */
  readonly tasks: readonly RefusingTask[];
  /** Builds what is missing or stale; says whether there was anything to do. */
  readonly build: (target: 'ui' | 'engine') => Promise<boolean>;
}

export interface Ready {
  readonly engineBootMs: number;
  readonly logins: readonly DemoLogin[];
}

const engineNews = z.object({ bootMs: z.number() });

/** Brings the whole system up, everything beside everything else that it does not need. */
export async function bringUp(options: BringUpOptions): Promise<Ready> {
  const { config, system, tasks } = options;
  const secrets = readSecrets(config.dataDir);
  const database = bringUpDatabase(options, secrets);
  const demo = config.isDemoWanted ? database.then(() => startDemo(system)) : undefined;
  const [urls, engineBootMs, loaded] = await Promise.all([
    database,
    bringUpEngine(options, database),
    demo,
    bringUpWeb(options, database),
  ]);
  await options.progress.step('diagrams and views are deployed', () =>
    deployRelease({ config, secrets, databaseUrls: urls, logger: createLogger('deploy', 'warn'), tasks }),
  );
  if (loaded) {
    void handOver(options, loaded.play);
    return { engineBootMs, logins: loaded.logins };
  }
  await options.progress.step('the workers work', () => system.start('workers').message());
  return { engineBootMs, logins: [] };
}

async function bringUpDatabase({ config, system, progress }: BringUpOptions, secrets: Secrets): Promise<DatabaseUrls> {
  if (config.databaseUrl === undefined) await progress.step('PostgreSQL answers', () => system.start('database').message());
  const urls = await waitForDatabase(config, secrets);
  await progress.step('the database is up to date', async () => {
    await migrateDatabase(urls.admin, secrets);
    await loadFirstData(urls.app);
  });
  return urls;
}

async function bringUpEngine({ system, progress, build }: BringUpOptions, database: Promise<unknown>): Promise<number> {
  const built = build('engine').then((isBuilt) => {
    if (isBuilt) progress.say('the engine is built');
  });
  await Promise.all([database, built]);
  const news = await progress.step('the engine answers', () => system.start('engine').message());
  return engineNews.parse(news).bootMs;
}

async function bringUpWeb({ config, system, progress, build }: BringUpOptions, database: Promise<unknown>): Promise<void> {
  const built = build('ui').then((isBuilt) => {
    if (isBuilt) progress.say('the user interface is built');
  });
  await Promise.all([database, built]);
  await progress.step('the web application answers', async () => {
    const part = system.start('web');
    const fatal = part.message();
    await Promise.race([waitFor('The web application', () => askHealth(config), { pauseMs: 100 }), fatal]);
  });
}

async function askHealth({ webHost, webPort }: Config): Promise<void> {
  const host = webHost === '0.0.0.0' || webHost === '::' ? '127.0.0.1' : webHost;
  const answer = await fetch(`http://${host}:${webPort}/api/health`, { signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) throw new Error(`its health address answers ${answer.status}.`);
}

/** Two kinds of workers at once would take each other's steps: the ordinary ones come after the demo. */
async function handOver({ system, progress }: BringUpOptions, play: () => Promise<boolean>): Promise<void> {
  const isPlayed = await play();
  if (system.isStopping) return;
  progress.say(isPlayed ? 'the demo cases are loaded' : 'the demo ended early (see its log); the next start goes on with it');
  system.start('workers');
}
