import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import { IDLE_LIMIT_MS } from '#domain/users/sign-in-limits';
import type { Services } from './services.ts';

/** Keeps sign-ins in PostgreSQL, so that every API process knows them and any of them can end one. */
export function keepSignIns(services: Services): RequestHandler {
  const isHttps = services.settings.publicOrigin.startsWith('https:');
  const Store = connectPgSimple(session);
  return session({
    store: new Store({
      pool: services.signInPool,
      schemaName: 'app',
      tableName: 'sign_ins',
      pruneSessionInterval: 15 * 60,
      errorLog: (...words: unknown[]) => services.logger.warn({ part: 'sign-ins' }, String(words[0])),
    }),
    // The prefix makes browsers insist on Secure, on the whole site and on no other domain; plain http cannot have it.
    name: isHttps ? '__Host-sign-in' : 'sign-in',
    secret: services.settings.signInSecret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/', maxAge: IDLE_LIMIT_MS },
  });
}
