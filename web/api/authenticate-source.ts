import type { Request, RequestHandler } from 'express';
import { DomainError } from '#domain/errors';
import { findMessageSource } from '#domain/messages/find-source';
import type { MessageSource } from '#domain/messages/message-source';
import type { Services } from './services.ts';

const sources = new WeakMap<Request, MessageSource>();

/** The system whose secret the request carries. */
export function sourceOf(req: Request): MessageSource | undefined {
  return sources.get(req);
}

/**
 * Lets a program in by the secret in its header `Authorization: Bearer …`. It has no cookie, so nobody can ride on its sign-in,
 * and a person's cookie opens nothing here.
 */
export function requireSource({ db }: Services): RequestHandler {
  return async (req, _res, next) => {
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(req.get('Authorization') ?? '')?.[1];
    const source = token === undefined ? undefined : await findMessageSource(db, token);
    if (!source) throw new DomainError('SIGN_IN_REQUIRED', 'Передайте действующий ключ системы в заголовке Authorization.');
    sources.set(req, source);
    next();
  };
}
