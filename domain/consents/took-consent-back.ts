import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { listConsentRows } from './consent-store.ts';

/**
 * Whether the family has taken back, on this day or later, what a word of one of its members to another body rests on: the consent of
 * that person or of the applicant to the processing or the exchange, unless a new one is in force (П1 п.2.3 а, 5.11; T-199).
 */
export async function tookConsentBack(
  ctx: Context,
  { familyId, personId, since }: { familyId: string; personId: string; since: string },
): Promise<boolean> {
  const applicants = (await listFamilyMembers(ctx, familyId)).filter(({ isApplicant }) => isApplicant);
  const concerned = new Set([personId, ...applicants.map(({ id }) => id)]);
  const own = (await listConsentRows(ctx.db, familyId)).filter((consent) => concerned.has(consent.personId));
  const inForce = new Set(own.filter(({ withdrawnOn }) => withdrawnOn === null).map(keyOf));
  return own.some((consent) => consent.withdrawnOn !== null && consent.withdrawnOn >= since && !inForce.has(keyOf(consent)));
}

const keyOf = ({ personId, kind }: { personId: string; kind: string }): string => `${personId} ${kind}`;
