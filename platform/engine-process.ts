import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { EngineError } from '#engine/engine-error';
import type { Config } from './config.ts';
import { toJdbcUrl, type DatabaseUrls } from './database-urls.ts';
import { projectPath } from './project-path.ts';
import type { Secrets } from './secrets.ts';
import { StartProblem } from './start-problem.ts';
import { waitFor, type Patience } from './wait-for.ts';

export interface EngineOptions {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly databaseUrls: DatabaseUrls;
  /** File descriptor for the engine's own log lines. */
  readonly output: 'inherit' | number;
  /** Settings of the engine's own kind; tests shorten its waits. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EngineProcess {
  readonly child: ChildProcess;
  /** Lets it end its transactions and waits until it has gone. */
  stop(): Promise<void>;
}

/** What `npm run build` makes of each kind. */
export const ENGINE_JARS = { camunda: 'dist/engine.jar', operaton: 'dist/engine-operaton.jar' } as const;

/**
 * Starts the engine's JVM in a process group of its own. It ends by itself when its standard input closes,
 * so it cannot outlive us.
 */
export function startEngine(options: EngineOptions): EngineProcess {
  const jar = projectPath(ENGINE_JARS[options.config.engineKind]);
  if (!existsSync(jar)) throw new StartProblem(`The engine is not built (${jar} is missing); run "npm run build".`);
  const child = spawn(findJava(options.config), ['-Duser.timezone=UTC', '-Xmx768m', '-jar', jar], {
    cwd: projectPath(),
    env: engineEnvironment(options),
    stdio: ['pipe', options.output, options.output],
    detached: true,
  });
  return { child, stop: () => stopEngine(child) };
}

/** Waits until the engine answers and its database with it. */
export async function waitForEngine(config: Config, patience?: Patience): Promise<void> {
  const health = new URL('/health', config.engineUrl);
  await waitFor(
    'The engine',
    async () => {
      const answer = await fetch(health, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
      if (!answer) throw new Error(`nothing answers at ${health.href}; "npm run engine" starts it.`);
      if (!answer.ok) throw new Error(`${health.href} answers ${answer.status}.`);
    },
    patience,
  );
}

/** Repeats a call that may be made twice: an engine that has just booted may still be too slow for an answer. */
export function untilEngineAnswers<T>(call: () => Promise<T>): Promise<T> {
  return waitFor('The engine', call, { isFinal: (error) => !(error instanceof EngineError && error.isUnavailable) });
}

/** Only what the engine needs: no password of another part reaches it. */
function engineEnvironment({ config, secrets, databaseUrls, settings }: EngineOptions): NodeJS.ProcessEnv {
  return {
    PATH: config.searchPath,
    LANG: 'C.UTF-8',
    ENGINE_HOST: config.engineHost,
    ENGINE_PORT: String(config.enginePort),
    ENGINE_DB_URL: toJdbcUrl(databaseUrls.engine),
    ENGINE_DB_USER: 'engine',
    ENGINE_DB_PASSWORD: secrets.databaseEngine,
    ENGINE_API_PASSWORD: secrets.engineApi,
    ENGINE_WORKER_PASSWORD: secrets.engineWorker,
    ENGINE_DEPLOYER_PASSWORD: secrets.engineDeployer,
    ENGINE_CLOCK_ADJUSTABLE: String(config.isEngineClockAdjustable),
    ENGINE_EXIT_WITH_STDIN: 'true',
    ...settings,
  };
}

function findJava(config: Config): string {
  return config.javaHome ? path.join(config.javaHome, 'bin', 'java') : 'java';
}

async function stopEngine(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(force);
}
