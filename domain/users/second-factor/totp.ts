import { createHmac, timingSafeEqual } from 'node:crypto';

/** What every authenticator application takes without asking: RFC 6238 with SHA-1, six digits, half a minute. */
const STEP_MS = 30_000;
const DIGITS = 6;
/** The step before and the one after: telephones are seldom right to the second, and people type slowly. */
const TOLERANCE = [0, -1, 1] as const;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes in the letters that people and authenticators can type (RFC 4648). */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => ALPHABET[parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** The address that a QR code carries to the authenticator; the issuer stands in it once, so that the code stays easy to scan. */
export function totpAddress(secret: Uint8Array, { issuer, account }: { issuer: string; account: string }): string {
  return `otpauth://totp/${encodeURIComponent(account)}?secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}

/** The code of one step of time. */
export function codeOfStep(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step of time that an instant belongs to. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / STEP_MS);
}

/** The step whose code this is, if it is of now or of the half minute before or after. */
export function findStep(secret: Uint8Array, code: string, now: Date): number | undefined {
  if (!isTotpShaped(code)) return undefined;
  const given = Buffer.from(code);
  return TOLERANCE.map((shift) => stepAt(now) + shift).find((step) =>
    timingSafeEqual(Buffer.from(codeOfStep(secret, step)), given),
  );
}

/** Six digits: what an authenticator shows, and what somebody could guess. */
export function isTotpShaped(code: string): boolean {
  return /^[0-9]{6}$/.test(code);
}
