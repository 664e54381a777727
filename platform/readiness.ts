import type { Knex } from 'knex';
import type { EngineClient } from '#engine/engine-client';
import { listMissingMigrations } from './migrate.ts';

/** What a process needs from outside. It says how each thing is; what follows from it is the process's own judgement. */
export interface Surroundings {
  readonly database: 'up' | 'down';
  readonly migrations: 'current' | 'missing' | 'unknown';
  readonly engine: 'up' | 'down';
}

const ANSWER_WITHIN_MS = 2_500;

/** Looks at the surroundings and answers within three seconds, whatever hangs. */
export function watchSurroundings(db: Knex, engine: EngineClient): () => Promise<Surroundings> {
  const askMigrations = oneAtATime(() => listMissingMigrations(db));
  const askEngine = oneAtATime(() => engine.isHealthy());
  return async () => {
    const [missing, isEngineUp] = await Promise.all([inTime(askMigrations()), inTime(askEngine())]);
    return {
      database: missing ? 'up' : 'down',
      migrations: missing ? (missing.length > 0 ? 'missing' : 'current') : 'unknown',
      engine: isEngineUp ? 'up' : 'down',
    };
  };
}

/** Callers that ask while something hangs share one question: they must not fill the pool. */
function oneAtATime<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= ask().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** Undefined when there was no good answer in time. */
async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
