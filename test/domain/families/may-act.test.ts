import { expect, test } from 'vitest';
import { mayActForFamily } from '#domain/families/may-act';

test.each([
  ['the applicant who is a minor', { isApplicant: true, birthOn: '2010-03-02' }, true],
  ['an adult since today', { isApplicant: false, birthOn: '2008-03-02' }, true],
  ['who is of age tomorrow', { isApplicant: false, birthOn: '2008-03-03' }, false],
])('T-068 T-071 T-198 %s signs, hears and consents for the family', (_name, member, expected) => {
  expect(mayActForFamily(member, '2026-03-02')).toBe(expected);
});
