import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { describeBrowser } from './describe-browser.ts';
import { keepBrowserId, readBrowserId } from './known-browser-cookie.ts';

/** What the routes of signing in do with the browser's sign-in, without knowing cookies or stores. */
export interface SignInControl {
  /** Begins a sign-in under a new identifier, so that one planted before signing in is worth nothing. Returns the CSRF token. */
  begin(user: { id: string; accessVersion: number }): Promise<string>;
  /** Ends it on the server; the cookie that remains opens nothing. */
  end(): Promise<void>;
  csrfToken(): string;
  /** The name under which lists show this sign-in; it opens nothing. */
  publicId(): string;
  /** What this browser was given at an earlier sign-in, of whomever. */
  browserId(): string | undefined;
  /** The same, given now when there was none. */
  keepBrowserId(): string;
}

declare module 'express-session' {
  interface SessionData {
    userId: string;
    accessVersion: number;
    /** Instant of signing in, for the absolute limit. */
    beganAt: number;
    /** From where, and in which browser: for the person's own list of sign-ins. */
    address: string;
    browser: string;
  }
}

/** Control over the sign-in of one request. */
export function controlSignIn(
  req: Request,
  tools: { now: () => Date; generateToken: (req: Request) => string; isHttps: boolean },
): SignInControl {
  return {
    async begin(user) {
      // Through the store: a sign-in that no longer held was taken off the request before it came here.
      await settle((done) => req.sessionStore.regenerate(req, done));
      req.session.userId = user.id;
      req.session.accessVersion = user.accessVersion;
      req.session.beganAt = tools.now().getTime();
      req.session.address = req.ip ?? '';
      req.session.browser = describeBrowser(req.get('User-Agent'));
      const token = tools.generateToken(req);
      await settle((done) => req.session.save(done));
      return token;
    },
    end: () => endSignIn(req),
    csrfToken: () => tools.generateToken(req),
    publicId: () => createHash('sha256').update(req.sessionID).digest('hex'),
    browserId: () => readBrowserId(req, tools.isHttps),
    keepBrowserId: () => keepBrowserId(req, tools.isHttps),
  };
}

/** Removes the sign-in from the server. */
export function endSignIn(req: Request): Promise<void> {
  return settle((done) => req.session.destroy(done));
}

function settle(start: (done: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('the store of sign-ins failed', { cause: error }));
    });
  });
}
