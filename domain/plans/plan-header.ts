import { z } from 'zod';
import { ageOn } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { fullName } from '#domain/person-name';
import { addressLine, countMembers, getFamilyHeader } from './family-facts.ts';
import type { PlanHeader, PlanVersion } from './plan-version.ts';

/**
 * The head of the form on the day of the version: applicant, address, members with their ages, curator. The approval keeps
 * it in the version; a draft shows the case as of today (П1 п.4.11; П2; T-067, T-125–T-127, T-132–T-134; AMB-45).
 */
export async function describeHeader(
  ctx: Context,
  found: Pick<Case, 'id' | 'familyId' | 'timeZone'>,
  plan: Pick<PlanVersion, 'approvedOn' | 'approvedAt'>,
): Promise<PlanHeader> {
  const on = plan.approvedOn ?? dateInZone(ctx.now, found.timeZone);
  const members = await listFamilyMembers(ctx, found.familyId);
  const applicant = members.find(({ isApplicant }) => isApplicant);
  return {
    family: {
      applicant: applicant ? fullName(applicant) : null,
      legalRepresentative: await findRepresentative(ctx, found.id),
      address: addressLine(await getFamilyHeader(ctx, found.familyId)),
      ...countMembers(members, on),
      members: members.map((member) => ({
        id: member.id,
        name: fullName(member),
        kinship: member.kinship,
        birthOn: member.birthOn,
        age: ageOn(member.birthOn, on),
        isApplicant: member.isApplicant,
        isHousehold: member.isHousehold,
      })),
    },
    curator: await findCuratorAt(ctx, found.id, plan.approvedAt ?? ctx.now),
  };
}

/** The legal representative who stands beside a minor that applied alone (П1 п.4.3; T-126; AMB-35). */
async function findRepresentative(ctx: Context, caseId: string): Promise<string | null> {
  const row: unknown = await ctx
    .db('app.appeal_representatives as r')
    .join('app.appeals as a', 'a.id', 'r.appeal_id')
    .where('a.case_id', caseId)
    .orderBy('a.registered_at')
    .first({ name: 'r.name', capacity: 'r.capacity' });
  const representative = z.object({ name: z.string(), capacity: z.string() }).optional().parse(row);
  return representative ? `${representative.name} (${representative.capacity})` : null;
}

const curatorRow = z.object({
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  post: z.string(),
});

/** Who was the curator of the case at an instant, with the post (П2; T-134). */
async function findCuratorAt(ctx: Context, caseId: string, at: Date): Promise<{ name: string; post: string } | null> {
  const row: unknown = await ctx
    .db('app.curator_assignments as a')
    .join('app.users as u', 'u.id', 'a.user_id')
    .where('a.case_id', caseId)
    .where('a.from_at', '<=', at)
    .where((open) => void open.whereNull('a.to_at').orWhere('a.to_at', '>', at))
    .orderBy('a.from_at', 'desc')
    .first({ lastName: 'u.last_name', firstName: 'u.first_name', middleName: 'u.middle_name', post: 'u.post' });
  const curator = curatorRow.optional().parse(row);
  return curator ? { name: fullName(curator), post: curator.post } : null;
}
