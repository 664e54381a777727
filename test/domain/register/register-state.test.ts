import { expect, test } from 'vitest';
import { isAllowedStep, REGISTER_STATES } from '#domain/register/register-state';

const ALLOWED = [
  ['entered', 'extended', null],
  ['entered', 'corrected', null],
  ['entered', 'removed', 'completed'],
  ['extended', 'extended', null],
  ['extended', 'corrected', null],
  ['extended', 'removed', 'moved'],
  ['corrected', 'extended', null],
  ['corrected', 'removed', 'family-refused'],
  ['removed', 'post-support', 'completed'],
  ['removed', 'closed', 'moved'],
  ['removed', 'closed', 'signature-refused'],
  ['post-support', 'closed', 'completed'],
] as const;

test.each(ALLOWED)('T-041 a line goes from %s to %s (%s)', (from, to, ground) => {
  expect(isAllowedStep({ from, to, ground })).toBe(true);
});

test.each([
  ['removed', 'entered', 'completed'],
  ['removed', 'closed', 'completed'],
  ['removed', 'post-support', 'moved'],
  ['entered', 'entered', null],
  ['entered', 'post-support', null],
  ['entered', 'closed', null],
  ['extended', 'closed', null],
  ['post-support', 'removed', 'completed'],
] as const)('T-041 a line does not go from %s to %s (%s)', (from, to, ground) => {
  expect(isAllowedStep({ from, to, ground })).toBe(false);
});

test('T-041 nothing follows the closing of a line', () => {
  for (const { code } of REGISTER_STATES) expect(isAllowedStep({ from: 'closed', to: code, ground: 'completed' })).toBe(false);
});
