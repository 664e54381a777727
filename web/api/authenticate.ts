import type { Request, RequestHandler } from 'express';
import { DomainError } from '#domain/errors';
import { findPersonAtWork } from '#domain/users/person-at-work';
import { ABSOLUTE_LIMIT_MS } from '#domain/users/sign-in-limits';
import type { Person } from './person.ts';
import type { Services } from './services.ts';
import { endSignIn } from './sign-in-control.ts';

const people = new WeakMap<Request, Person>();

/** The person whose sign-in the request carries, if it still holds. */
export function personOf(req: Request): Person | undefined {
  return people.get(req);
}

/** Turns away whoever is not signed in. */
export const requirePerson: RequestHandler = (req, _res, next) => {
  if (!personOf(req)) throw new DomainError('SIGN_IN_REQUIRED', 'Войдите в систему.');
  next();
};

/**
 * Looks at every request whether its sign-in still holds: the user is active, rights and password are those with which
 * the person signed in, and the working day is not over. One that does not hold is removed from the server.
 */
export function authenticate(services: Services): RequestHandler {
  return async (req, _res, next) => {
    const { userId, accessVersion, beganAt } = req.session;
    if (userId === undefined) {
      next();
      return;
    }
    const ctx = { db: services.db, now: services.now(), actor: { kind: 'system' as const, id: 'web:authenticate' } };
    const person = await findPersonAtWork(ctx, userId);
    const isCurrent = beganAt !== undefined && ctx.now.getTime() - beganAt < ABSOLUTE_LIMIT_MS;
    if (person && person.accessVersion === accessVersion && isCurrent) people.set(req, person);
    else await endSignIn(req);
    next();
  };
}
