import { randomBytes } from 'node:crypto';
import type { Request } from 'express';

const DAYS_90_MS = 90 * 24 * 60 * 60_000;

/** What the browser was given when somebody signed in there; it opens nothing by itself. */
export function readBrowserId(req: Request, isHttps: boolean): string | undefined {
  const cookies = (req.get('Cookie') ?? '').split(';').map((cookie) => cookie.trim());
  const value = cookies.find((cookie) => cookie.startsWith(`${nameOf(isHttps)}=`))?.slice(nameOf(isHttps).length + 1);
  return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
}

/** Gives the browser its mark, or prolongs the one that it has: a shared computer has one for all who work there. */
export function keepBrowserId(req: Request, isHttps: boolean): string {
  const browserId = readBrowserId(req, isHttps) ?? randomBytes(32).toString('base64url');
  req.res?.cookie(nameOf(isHttps), browserId, {
    httpOnly: true,
    sameSite: 'strict',
    secure: isHttps,
    path: '/',
    maxAge: DAYS_90_MS,
  });
  return browserId;
}

function nameOf(isHttps: boolean): string {
  return isHttps ? '__Host-known-browser' : 'known-browser';
}
