import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits: nobody guesses it, so a plain hash is enough to keep it. */
export function makeSourceToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSourceToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
