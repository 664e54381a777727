import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from '#platform/logger';
import { routeOf } from './request-route.ts';

const HEADER = 'X-Request-Id';

/** The number of a request: in its answer, its log lines and its events of the audit trail. */
export function requestIdOf(res: Response): string {
  const id = res.getHeader(HEADER);
  return typeof id === 'string' ? id : '';
}

/**
 * One line per request: id, method, route, status, duration. Of the address only the route that served it and ids: a query string, a
 * body, or an address that nothing serves may hold a name. Who read what about whom stands in the audit trail, not in a log (T-204).
 */
export function logRequests(logger: Logger): RequestHandler {
  return (req, res, next) => {
    // Always our own id: one from outside could write into the log whatever it likes.
    const id = randomUUID();
    res.setHeader(HEADER, id);
    const began = performance.now();
    // The error handler logs what someone must look at; here a request is only counted.
    res.on('close', () => {
      const responseTime = Math.round(performance.now() - began);
      const request = { id, method: req.method, path: pathOf(req) };
      const { statusCode, writableFinished } = res;
      logger.info(
        { req: request, res: { statusCode }, responseTime },
        writableFinished ? 'request completed' : 'request aborted',
      );
    });
    next();
  };
}

/** Ids of our making are uuids and numbers. Any other word in an address is the sender's own. */
const ID = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|\d{1,18})$/;

/** The template of the route with the ids of this request in it. Both have the same parts, or the route would not have served. */
function pathOf(req: Request): string {
  const given = req.originalUrl.split('?', 1)[0]?.split('/') ?? [];
  const fill = (part: string, at: number) => (part.startsWith(':') && ID.test(given[at] ?? '') ? given[at] : part);
  return routeOf(req).split('/').map(fill).join('/');
}
