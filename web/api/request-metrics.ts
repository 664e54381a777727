import type { Request, RequestHandler } from 'express';
import { Histogram, type Registry } from '#platform/metrics';
import { routeOf } from './request-route.ts';

const SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Counts and times requests by method, route and status. */
export function measureRequests(registry: Registry): RequestHandler {
  const durations = new Histogram({
    name: 'support_http_request_seconds',
    help: 'Requests by route, not by address, and how long they took',
    labelNames: ['method', 'route', 'code'],
    buckets: SECONDS,
    registers: [registry],
  });
  return (req, res, next) => {
    const stop = durations.startTimer();
    res.on('finish', () => stop({ method: methodOf(req), route: routeOf(req), code: res.statusCode }));
    next();
  };
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'];

/** Node lets through three dozen methods, and each would be a series of its own. */
function methodOf({ method }: Request): string {
  return METHODS.includes(method) ? method : 'other';
}
