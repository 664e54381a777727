import { Router } from 'express';
import { watchSurroundings } from '#platform/readiness';
import type { Services } from './services.ts';

/**
 * For programs that watch this process: `/api/live` says that it answers at all, `/api/ready` that it can serve people.
 * Without the engine people read and save as before, so its state is told and changes nothing.
 */
export function serveHealth({ db, engine }: Services): Router {
  const look = watchSurroundings(db, engine);
  // One spelling of each address: a proxy that closes these two would let every other one through.
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/api/live', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ state: 'live' });
  });
  router.get('/api/ready', async (_req, res) => {
    const surroundings = await look();
    const isReady = surroundings.migrations === 'current';
    res
      .set('Cache-Control', 'no-store')
      .status(isReady ? 200 : 503)
      .json({ state: isReady ? 'ready' : 'not-ready', ...surroundings });
  });
  return router;
}
