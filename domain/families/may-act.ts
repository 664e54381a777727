import { ageOn } from '#domain/calendar/plain-date';
import type { FamilyPerson } from './family-store.ts';

const ADULT_AGE = 18;

/**
 * Who signs, consents, hears and receives for a family: the applicant at any age that let the appeal be registered, and every adult;
 * parents speak for the children (П1 п.4.3, 4.9, 5.2; T-068, T-071, T-198; AMB-39).
 */
export function mayActForFamily(member: Pick<FamilyPerson, 'isApplicant' | 'birthOn'>, on: string): boolean {
  return member.isApplicant || ageOn(member.birthOn, on) >= ADULT_AGE;
}
