import type { Knex } from 'knex';
import type { EngineClient } from '#engine/engine-client';
import type { WorkerLife } from '#engine/worker-status';
import { watchSurroundings } from '#platform/readiness';
import { jsonPage, type PagesOptions } from '#platform/serve-pages';

/** A poll lasts ten seconds and is held back by thirty at most. */
const POLL_IS_OLD_AFTER_MS = 60_000;

/**
 * Pages for programs that watch this process: `/live` says that it answers, `/ready` that it takes steps from the engine.
 * While all slots are taken nothing is polled for, which is no fault.
 */
export function healthPages(db: Knex, engine: EngineClient, readLife: () => WorkerLife): PagesOptions['pages'] {
  const look = watchSurroundings(db, engine);
  return {
    '/live': () => Promise.resolve(jsonPage(true, { state: 'live' })),
    '/ready': async () => {
      const surroundings = await look();
      const { startedAt, lastGoodPollAt, activeTasks } = readLife();
      const pollAgeMs = Date.now() - (lastGoodPollAt ?? startedAt).getTime();
      const isPolling = activeTasks > 0 || pollAgeMs < POLL_IS_OLD_AFTER_MS;
      const isReady = isPolling && surroundings.migrations === 'current' && surroundings.engine === 'up';
      const secondsSinceGoodPoll = Math.round(pollAgeMs / 1000);
      return jsonPage(isReady, { state: isReady ? 'ready' : 'not-ready', ...surroundings, secondsSinceGoodPoll, activeTasks });
    },
  };
}
