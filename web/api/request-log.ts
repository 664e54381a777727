import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '#platform/logger';

/**
 * One line per request: id, method, path, status, duration. No query string (a search may hold a name), no body,
 * no address: who read what about whom stands in the audit trail, not in a log (T-204).
 */
export function logRequests(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    // Always our own id: one from outside could write into the log whatever it likes.
    genReqId: (_req, res) => {
      const id = randomUUID();
      res.setHeader('X-Request-Id', id);
      return id;
    },
    serializers: {
      req: (req: { id: string; method: string; url: string }) => ({
        id: req.id,
        method: req.method,
        path: req.url.split('?', 1)[0],
      }),
      res: (res: { statusCode: number }) => ({ statusCode: res.statusCode }),
    },
    // The error handler logs what someone must look at; here a request is only counted.
    customLogLevel: () => 'info',
  });
}
