import express, { type Express } from 'express';
import { authenticate, requirePerson } from './authenticate.ts';
import { handleErrors, refuseUnknownPath } from './error-handler.ts';
import { limitMessages } from './limit-messages.ts';
import { limitSignIns } from './limit-sign-in.ts';
import { mountRoutes } from './mount-routes.ts';
import { describeApi } from './openapi.ts';
import { logRequests } from './request-log.ts';
import { measureRequests } from './request-metrics.ts';
import { allRoutes } from './routes/all-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { serveDocs } from './serve-docs.ts';
import { serveHealth } from './serve-health.ts';
import { serveUi } from './serve-ui.ts';
import type { Services } from './services.ts';
import { keepSignIns } from './sign-in-store.ts';

/** The whole web application over the given services; who listens, and where, is the composition root's business. */
export function createApp(services: Services): Express {
  const isHttps = services.settings.publicOrigin.startsWith('https:');
  const { signInPool } = services;
  const routes = allRoutes({ ...limitSignIns(signInPool), ...limitMessages(signInPool) });
  const app = express();
  app.disable('x-powered-by');
  // Objects and arrays in a query string have no use here and a history of holes.
  app.set('query parser', 'simple');
  // Behind https there is one proxy, whose word on the client's address counts; without one nobody's does.
  app.set('trust proxy', isHttps ? 1 : false);

  app.use(securityHeaders({ isHttps }));
  // Asked every few seconds: not worth a line of the log, and no sign-in is looked up for it.
  app.use(serveHealth(services));
  app.use(measureRequests(services.metrics));
  app.use(logRequests(services.logger));
  app.use('/api', keepSignIns(services), authenticate(services));
  // What there is to ask for is nobody's business who may ask for nothing.
  app.use(['/api/openapi.json', '/api/docs'], requirePerson);
  app.get('/api/openapi.json', (_req, res) => {
    res.json(describeApi(routes));
  });
  app.use(serveDocs());
  app.use(mountRoutes(routes, services));
  app.use('/api', refuseUnknownPath);
  if (services.settings.uiDir !== undefined) app.use(serveUi(services.settings.uiDir));
  app.use(refuseUnknownPath);
  app.use(handleErrors(services.logger));
  return app;
}
