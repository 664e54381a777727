import { csrfSync } from 'csrf-sync';
import type { Request, RequestHandler } from 'express';
import type { Services } from './services.ts';
import { controlSignIn, type SignInControl } from './sign-in-control.ts';

const csrf = csrfSync({ size: 32 });

/** A change must carry the token of its sign-in in the header `X-CSRF-Token`. */
export const requireCsrfToken: RequestHandler = csrf.csrfSynchronisedProtection;

export function signInOf(req: Request, services: Services): SignInControl {
  return controlSignIn(req, {
    now: services.now,
    generateToken: (request) => csrf.generateToken(request),
    isHttps: services.settings.publicOrigin.startsWith('https:'),
  });
}
