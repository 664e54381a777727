import path from 'node:path';
import express, { Router } from 'express';

const YEAR_SECONDS = 31_536_000;

/** The built UI: files with a hash in their name for ever, everything else revalidated; any other page address gives the application. */
export function serveUi(dir: string): Router {
  const router = Router();
  router.use('/assets', express.static(path.join(dir, 'assets'), { immutable: true, maxAge: YEAR_SECONDS * 1000, index: false }));
  // A missing asset is an error: answered with the page, an old tab would run HTML as a script.
  router.use('/assets', (_req, res) => {
    res.sendStatus(404);
  });
  router.use(express.static(dir, { index: false, cacheControl: false }));
  router.get('/{*page}', (_req, res) => {
    res.setHeader('Cache-Control', 'no-cache');
    res.sendFile(path.join(dir, 'index.html'));
  });
  return router;
}
