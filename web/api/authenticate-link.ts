import type { Request, RequestHandler } from 'express';
import { LINK_CLOSED } from '#domain/engagements/answer-agency-link';
import { findAgencyLink, type OpenLink } from '#domain/engagements/find-agency-link';
import { DomainError } from '#domain/errors';
import { limitLinks } from './limit-messages.ts';
import type { Services } from './services.ts';

const links = new WeakMap<Request, OpenLink>();

/** The engagement whose link the request carries. */
export function linkOf(req: Request): OpenLink | undefined {
  return links.get(req);
}

/**
 * Lets an organisation in by the secret of its link, handed over in the header: it stands in no address and no body, so that no log keeps
 * it, and a wrong one, or one used in haste, is turned away before a file is read. A person's cookie opens nothing here.
 */
export function requireLink({ db, now, signInPool }: Services): RequestHandler {
  const countRequest = limitLinks(signInPool);
  return async (req, _res, next) => {
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(req.get('Authorization') ?? '')?.[1];
    const open = token === undefined ? undefined : await findAgencyLink(db, token, now());
    if (!open) throw new DomainError('SIGN_IN_REQUIRED', LINK_CLOSED);
    await countRequest(open.link.id);
    links.set(req, open);
    next();
  };
}
