import { createRequire } from 'node:module';
import path from 'node:path';
import express, { Router } from 'express';

const PAGE = `<!DOCTYPE html>
<html lang="ru">
  <head>
    <meta charset="utf-8">
    <title>Описание API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

/** No validator badge: it would send the address of this installation to a service outside. */
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', validatorUrl: null, tryItOutEnabled: false, supportedSubmitMethods: [] });
`;

const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/** The readable description, served from our own origin: our policy for scripts allows nothing else. */
export function serveDocs(): Router {
  const dir = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const router = Router();
  router.get('/api/docs', (_req, res) => {
    res.type('html').send(PAGE);
  });
  router.get('/api/docs/start.js', (_req, res) => {
    res.type('js').send(START);
  });
  for (const file of FILES) router.use(`/api/docs/${file}`, express.static(path.join(dir, file)));
  return router;
}
