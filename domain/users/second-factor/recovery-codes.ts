import { createHash, randomBytes } from 'node:crypto';
import { toBase32 } from './totp.ts';

const CODES = 10;
/** 120 bits: nobody guesses them, so a plain hash keeps them safe and no limit of tries stands before them. */
const BYTES = 15;

/** New codes for the day on which the telephone is lost, in groups that can be read aloud: «ABCD-EFGH-…». */
export function makeRecoveryCodes(): readonly string[] {
  return Array.from({ length: CODES }, () => (toBase32(randomBytes(BYTES)).match(/.{4}/g) ?? []).join('-'));
}

/** The form in which a code is kept; dashes, spaces and small letters of who types it do not count. */
export function hashRecoveryCode(userId: string, code: string): string {
  const letters = code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '');
  return createHash('sha256').update(`${userId} ${letters}`).digest('base64url');
}
