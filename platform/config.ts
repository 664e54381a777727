import path from 'node:path';
import { z } from 'zod';
import { projectPath } from './project-path.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const flag = z.enum(['1', '0', 'true', 'false'], 'expected 1 or 0').transform((value) => value === '1' || value === 'true');
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'expected an http or https address' })
  .transform((url) => url.replace(/\/+$/, ''));

/** Every environment variable that the system knows. No secret has a default. */
const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'expected postgres://user:password@host:port/database' }).optional(),
  DATA_DIR: z.string().default('.data'),
  FILES_DIR: z.string().optional(),
  ENGINE_KIND: z.enum(['camunda', 'operaton']).default('camunda'),
  ENGINE_URL: httpUrl.optional(),
  ENGINE_HOST: z.string().default('127.0.0.1'),
  ENGINE_PORT: port.default(8090),
  ENGINE_CLOCK_ADJUSTABLE: flag.default(false),
  WEB_HOST: z.string().default('127.0.0.1'),
  WEB_PORT: port.default(8080),
  PUBLIC_ORIGIN: httpUrl.optional(),
  WORKERS_HOST: z.string().default('127.0.0.1'),
  WORKERS_PORT: port.optional(),
  WEB_METRICS_HOST: z.string().default('127.0.0.1'),
  WEB_METRICS_PORT: port.optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{24,200}$/, 'expected 24 to 200 visible characters')
    .optional(),
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WORKER_SLOT: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'expected up to 40 letters a–z, digits and hyphens')
    .default('1'),
  CHROME_PATH: z.string().optional(),
  JAVA_HOME: z.string().optional(),
  PATH: z.string().default('/usr/local/bin:/usr/bin:/bin'),
});

/** Which engine runs: Camunda 7, or Operaton, its fork that goes on. Never both on one database. */
export type EngineKind = 'camunda' | 'operaton';

export interface Config {
  /** Address with administrator's rights; absent = the embedded PostgreSQL of the data folder. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly filesDir: string;
  readonly engineKind: EngineKind;
  /** Base of the engine's REST interface, without a slash at the end. */
  readonly engineUrl: string;
  readonly engineHost: string;
  readonly enginePort: number;
  readonly isEngineClockAdjustable: boolean;
  readonly webHost: string;
  readonly webPort: number;
  readonly publicOrigin: string;
  readonly workersHost: string;
  /** Where a workers process tells how it is; absent = it opens no port. */
  readonly workersPort: number | undefined;
  readonly webMetricsHost: string;
  /** Where the web process tells its figures; absent = nowhere. */
  readonly webMetricsPort: number | undefined;
  /** Who reads the figures must know it; absent = programs of the same host alone. */
  readonly metricsToken: string | undefined;
  /** Demo data go into an empty embedded database; into an operator's own database only when asked for. */
  readonly isDemoWanted: boolean;
  readonly logLevel: string;
  readonly workerSlot: string;
  readonly chromePath: string | undefined;
  readonly javaHome: string | undefined;
  /** Where programs are looked for. */
  readonly searchPath: string;
}

export type ParsedConfig = { readonly config: Config } | { readonly problems: readonly string[] };

/** Reads the whole configuration, or lists everything that is wrong with it. Empty variables count as absent. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ParsedConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) return { problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  const e = parsed.data;
  const dataDir = path.resolve(projectPath(), e.DATA_DIR);
  return {
    config: {
      databaseUrl: e.DATABASE_URL,
      dataDir,
      filesDir: e.FILES_DIR ? path.resolve(projectPath(), e.FILES_DIR) : path.join(dataDir, 'files'),
      engineKind: e.ENGINE_KIND,
      engineUrl: e.ENGINE_URL ?? `http://${reachableHost(e.ENGINE_HOST)}:${e.ENGINE_PORT}/engine-rest`,
      engineHost: e.ENGINE_HOST,
      enginePort: e.ENGINE_PORT,
      isEngineClockAdjustable: e.ENGINE_CLOCK_ADJUSTABLE,
      webHost: e.WEB_HOST,
      webPort: e.WEB_PORT,
      publicOrigin: e.PUBLIC_ORIGIN ?? `http://${reachableHost(e.WEB_HOST)}:${e.WEB_PORT}`,
      workersHost: e.WORKERS_HOST,
      workersPort: e.WORKERS_PORT,
      webMetricsHost: e.WEB_METRICS_HOST,
      webMetricsPort: e.WEB_METRICS_PORT,
      metricsToken: e.METRICS_TOKEN,
      isDemoWanted: e.DEMO ?? (e.DATABASE_URL === undefined && isLoopback(e.WEB_HOST)),
      logLevel: e.LOG_LEVEL,
      workerSlot: e.WORKER_SLOT,
      chromePath: e.CHROME_PATH,
      javaHome: e.JAVA_HOME,
      searchPath: e.PATH,
    },
  };
}

/** The configuration of this process; with a wrong environment prints every problem and exits with code 1. */
export function readConfig(): Config {
  const parsed = parseConfig(process.env);
  if ('config' in parsed) return parsed.config;
  process.stderr.write(`The environment does not fit:\n${parsed.problems.map((problem) => `  ${problem}\n`).join('')}`);
  process.exit(1);
}

/** The environment for a part that we start: ours, and what is added. */
export function inheritEnvironment(added: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...added };
}

/** The demo's passwords are known to everybody: unasked it plays only where nobody else can sign in. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}

/** "All addresses" is a place to listen on, not a place to call. */
function reachableHost(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}
