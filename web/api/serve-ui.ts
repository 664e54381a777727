import path from 'node:path';
import express, { Router } from 'express';
import { PAGES } from '#contract/pages';

const YEAR_SECONDS = 31_536_000;

/**
 * The built UI: files with a hash in their name for ever, everything else revalidated; any other address gives the application,
 * which says to people that it knows no such page. Programs that look for consoles and back doors are told so by the status.
 */
export function serveUi(dir: string): Router {
  const router = Router();
  router.use('/assets', express.static(path.join(dir, 'assets'), { immutable: true, maxAge: YEAR_SECONDS * 1000, index: false }));
  // A missing asset is an error: answered with the page, an old tab would run HTML as a script.
  router.use('/assets', (_req, res) => {
    res.sendStatus(404);
  });
  router.use(express.static(dir, { index: false, cacheControl: false }));
  router.get('/{*page}', (req, res) => {
    const [, page = ''] = req.path.split('/');
    if (page !== '' && !PAGES.has(page)) res.status(404);
    res.setHeader('Cache-Control', 'no-cache');
    res.sendFile(path.join(dir, 'index.html'));
  });
  return router;
}
