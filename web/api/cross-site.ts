import type { Request, RequestHandler } from 'express';
import { DomainError } from '#domain/errors';

/**
 * Refuses changes that another site makes a browser send. The token is the first wall; this one needs no state,
 * so it also guards signing in, where there is no token yet.
 */
export const refuseCrossSite: RequestHandler = (req, _res, next) => {
  if (isFromElsewhere(req)) throw new DomainError('CROSS_SITE_REQUEST', 'Запрос пришёл с другого сайта и отклонён.');
  next();
};

function isFromElsewhere(req: Request): boolean {
  const site = req.get('Sec-Fetch-Site');
  if (site !== undefined) return site !== 'same-origin';
  const origin = req.get('Origin');
  // Programs other than browsers send neither; they have no cookie that somebody could ride on.
  return origin !== undefined && hostOf(origin) !== req.get('Host');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
