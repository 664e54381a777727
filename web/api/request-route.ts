import type { Request } from 'express';

/**
 * The template of the route that served the request, such as `/api/cases/:id`. Where none did, what stands in the address is the
 * sender's own word and is not repeated.
 */
export function routeOf(req: Request): string {
  const route: unknown = req.route;
  const template = typeof route === 'object' && route !== null && 'path' in route ? route.path : undefined;
  return typeof template === 'string' ? template : 'none';
}
