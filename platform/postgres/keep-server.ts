import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres, type PostgresOptions, type RunningPostgres } from '../embedded-postgres.ts';
import type { Logger } from '../logger.ts';
import { describeError } from '../start-problem.ts';
import { isAlive } from './live-server.ts';

export interface KeptServer {
  /** The same over all its lives. */
  readonly url: string;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 500;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** Starts the server and, whenever it ends unasked, starts it again at the same address: the other parts know no other. */
export async function keepServer(options: PostgresOptions, logger: Logger): Promise<KeptServer> {
  const stopping = new AbortController();
  let server = await startPostgres(options);
  logger.info({ pid: server.pid, isAdopted: server.isAdopted }, 'PostgreSQL answers');
  const { port, url } = server;

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await rest(LOOK_EVERY_MS);
      if (isAlive(server.pid)) continue;
      logger.error({ pid: server.pid }, 'PostgreSQL ended unasked');
      server = (await revive()) ?? server;
    }
  }

  async function revive(): Promise<RunningPostgres | undefined> {
    for (let pauseMs = FIRST_PAUSE_MS; !stopping.signal.aborted; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        const revived = await startPostgres({ ...options, port });
        logger.warn({ pid: revived.pid }, 'PostgreSQL answers again');
        return revived;
      } catch (error) {
        logger.error({ reason: describeError(error) }, 'PostgreSQL does not start again');
      }
      await rest(pauseMs);
    }
    return undefined;
  }

  async function rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  }

  const watching = watch();
  return {
    url,
    stop: async () => {
      stopping.abort();
      await watching;
      await server.stop();
    },
  };
}
