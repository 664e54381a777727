import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { DomainError } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { listConsentRows } from './consent-store.ts';

/**
 * Refuses to send anything about a family to another body without a basis: a consent to the exchange, or the law that is named instead.
 * The applicant's word is needed always and covers the children; adults whom the letter is about speak for themselves
 * (П1 п.5.3, 2.3 а; T-198, AMB-39).
 */
export async function requireExchangeBasis(ctx: Context, caseId: string, personIds: readonly string[] = []): Promise<void> {
  if ((await listWithoutBasis(ctx, caseId, personIds)).length === 0) return;
  throw new DomainError(
    'NO_EXCHANGE_CONSENT',
    'Нет согласия семьи на передачу сведений. Получите согласие или укажите законное основание, затем повторите.',
  );
}

/** Members whose basis for the exchange is missing; without an applicant nobody has given one, so the whole family is. */
export async function listWithoutBasis(ctx: Context, caseId: string, personIds: readonly string[]) {
  const found = await getCase(ctx, caseId);
  const today = dateInZone(ctx.now, found.timeZone);
  const members = await listFamilyMembers(ctx, found.familyId);
  const consents = await listConsentRows(ctx.db, found.familyId);
  const covered = new Set(
    consents.filter(({ kind, withdrawnOn }) => kind === 'exchange' && withdrawnOn === null).map(({ personId }) => personId),
  );
  const applicants = members.filter(({ isApplicant }) => isApplicant);
  if (applicants.length === 0) return members;
  const concerned = members.filter(
    (member) => member.isApplicant || (personIds.includes(member.id) && mayActForFamily(member, today)),
  );
  return concerned.filter(({ id }) => !covered.has(id));
}
