import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '#platform/logger';

const HEADER = 'X-Request-Id';

/** The number of a request: in its answer, its log lines and its events of the audit trail. */
export function requestIdOf(res: Response): string {
  const id = res.getHeader(HEADER);
  return typeof id === 'string' ? id : '';
}

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
      res.setHeader(HEADER, id);
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
