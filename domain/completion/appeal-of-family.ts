import type { Case } from '#domain/cases/case';
import { ageOn } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { describeFamily } from '#domain/families/family-view';
import { capacitySchema } from '#domain/intake/appeal-words';
import { findAppealOf } from '#domain/intake/receipt-date';

const ADULT_AGE = 18;

interface FamilyAppeal {
  readonly ground: 'parent-application' | 'minor-application';
  readonly content: Readonly<Record<string, unknown>>;
}

/**
 * The appeal of a known family as the registration form shows it at first: members, address and categories as the old case has
 * them (П1 п.4.3; T-102; AMB-18). The paper of the application and its form are new, so they stay open.
 */
export async function appealOfFamily(ctx: Context, found: Case): Promise<FamilyAppeal> {
  const family = await describeFamily(ctx, found.familyId, found.timeZone);
  const members = (await listFamilyMembers(ctx, found.familyId)).filter(({ isHousehold }) => isHousehold);
  const earlier = await findAppealOf(ctx, found.id);
  const { phone, ...address } = family.address;
  const applicant = members.find(({ isApplicant }) => isApplicant);
  const isMinor = applicant !== undefined && ageOn(applicant.birthOn, dateInZone(ctx.now, found.timeZone)) < ADULT_AGE;
  const capacity = capacitySchema.safeParse(earlier?.capacity);
  return {
    ground: isMinor ? 'minor-application' : 'parent-application',
    content: {
      address: known(address),
      ...known({ phone, completeness: family.completeness }),
      ...{ preferredLanguage: family.preferredLanguage, needsInterpreter: family.needsInterpreter },
      ...{ linkedSystems: family.linkedSystems, categories: found.categories },
      ...(isMinor ? known({ minorCase: earlier?.minorCase ?? null }) : capacity.success && { capacity: capacity.data }),
      members: members.map(({ lastName, firstName, middleName, birthOn, kinship, isApplicant }) => ({
        ...known({ lastName, firstName, middleName, birthOn, kinship }),
        isApplicant,
      })),
    },
  };
}

/** A form leaves out what is not known. */
function known(values: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}
