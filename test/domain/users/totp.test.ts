import { describe, expect, test } from 'vitest';
import { openSecret, sealSecret } from '#domain/users/second-factor/sealed-secret';
import { codeOfStep, findStep, stepAt, toBase32, totpAddress } from '#domain/users/second-factor/totp';

const secret = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);

describe('T-205 a code of an authenticator', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('is at second %i as RFC 6238 has it', (seconds, code) => {
    expect(codeOfStep(secret, stepAt(at(seconds)))).toBe(code);
  });

  test.each([
    [-31, undefined],
    [-30, 40],
    [0, 40],
    [29, 40],
    [59, 40],
    [60, undefined],
  ])('is taken %i seconds off its beginning: %s', (shift, step) => {
    expect(findStep(secret, codeOfStep(secret, 40), at(40 * 30 + shift))).toBe(step);
  });

  test.each(['', '12345', '1234567', '12345a', '１２３４５６'])('is never «%s»', (code) => {
    expect(findStep(secret, code, at(59))).toBeUndefined();
  });

  test('comes from a secret that the QR code carries in letters', () => {
    expect(toBase32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(totpAddress(secret, { issuer: 'Семьи', account: 'a.b' })).toBe(
      'otpauth://totp/a.b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=%D0%A1%D0%B5%D0%BC%D1%8C%D0%B8',
    );
  });
});

describe('T-205 a sealed secret', () => {
  test('opens with its key for its person', () => {
    expect(openSecret('a key', 'anna', sealSecret('a key', 'anna', secret))).toEqual(secret);
  });

  test.each([
    ['another key', 'other key', 'anna'],
    ['the row of another person', 'a key', 'boris'],
  ])('does not open with %s', (_what, key, userId) => {
    const sealed = sealSecret('a key', 'anna', secret);

    expect(openSecret(key, userId, sealed)).toBeUndefined();
  });
});
