import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { shortName } from '#domain/person-name';
import type { Address, Member } from './family-input.ts';
import { findFamily, insertPerson, listPersons, markApplicant, updateFamily, updatePerson } from './family-store.ts';

export interface JoinInput {
  readonly familyId: string;
  /** People of the new appeal; `personId` says who of the family it is, without it somebody new joins. */
  readonly members: readonly (Member & { readonly personId?: string | undefined })[];
  /** Known people stay as they are: what somebody else tells of a family rewrites nothing that it said itself. */
  readonly keepsKnown?: boolean | undefined;
  /** The applicant, after whom the family is named, stays: an appeal that comes to an open case has no say in who speaks in it. */
  readonly keepsApplicant?: boolean | undefined;
  /** The address that replaces the present one, where it is newer. */
  readonly address?: Address | undefined;
  readonly phone?: string | undefined;
  readonly completeness?: 'complete' | 'incomplete' | undefined;
}

/**
 * Brings a family that is known already up to what was heard of it now: known people keep their record, new ones are added (П1 п.4.3; T-027, T-133).
 * Returns the records of the people in the order in which they were given.
 */
export async function joinFamily(ctx: Context, given: JoinInput): Promise<readonly string[]> {
  const { familyId, address } = given;
  const family = await findFamily(ctx.db, familyId);
  const known = new Set((await listPersons(ctx.db, familyId)).map(({ id }) => id));
  if (!family || given.members.some(({ personId }) => personId !== undefined && !known.has(personId))) {
    throw invalidInput('Проверьте состав семьи.', { '/members': 'Такого человека в семье нет.' });
  }
  const ids: string[] = [];
  for (const { personId, ...member } of given.members) {
    if (personId !== undefined && given.keepsKnown !== true) await updatePerson(ctx.db, personId, member);
    ids.push(personId ?? (await insertPerson(ctx.db, { ...member, isApplicant: false, familyId, isHousehold: true })));
  }
  const position = given.keepsApplicant === true ? -1 : given.members.findIndex((member) => member.isApplicant);
  const applicant = given.members[position];
  const applicantId = ids[position];
  if (applicantId !== undefined) await markApplicant(ctx.db, familyId, applicantId);
  const { note, ...place } = address ?? { note: undefined };
  await updateFamily(ctx.db, familyId, {
    ...(applicant && { title: shortName(applicant) }),
    ...place,
    ...(note !== undefined && { addressNote: note }),
    ...(given.phone !== undefined && { phone: given.phone }),
    ...(given.completeness !== undefined && { completeness: given.completeness }),
  });
  await recordEvent(ctx, {
    action: 'family.changed',
    objectKind: 'family',
    objectId: familyId,
    centreId: family.centreId,
    after: { members: ids, addressChanged: address !== undefined },
  });
  return ids;
}
