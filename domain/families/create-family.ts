import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { shortName, type PersonName } from '#domain/person-name';
import type { Address, Member } from './family-input.ts';
import { insertFamily, insertPerson } from './family-store.ts';

export interface NewFamilyInput {
  readonly centreId: string;
  /** By whom lists name the family: the applicant, or whoever a message names first. */
  readonly namedAfter: PersonName;
  readonly address: Address;
  readonly phone: string | undefined;
  readonly completeness: 'complete' | 'incomplete' | undefined;
  readonly preferredLanguage: string;
  readonly needsInterpreter: boolean;
  readonly linkedSystems: readonly string[];
  readonly members: readonly Member[];
}

/** Creates a family with the members that are known, in the surrounding transaction (П2 состав; T-014, T-043, T-133). */
export async function createFamily(
  ctx: Context,
  given: NewFamilyInput,
): Promise<{ familyId: string; memberIds: readonly string[] }> {
  const { note, ...address } = given.address;
  const familyId = await insertFamily(ctx.db, {
    ...address,
    addressNote: note,
    centreId: given.centreId,
    title: shortName(given.namedAfter),
    phone: given.phone ?? null,
    completeness: given.completeness ?? null,
    preferredLanguage: given.preferredLanguage,
    needsInterpreter: given.needsInterpreter,
    linkedSystems: [...given.linkedSystems],
    createdAt: ctx.now,
  });
  const memberIds: string[] = [];
  for (const member of given.members) memberIds.push(await insertPerson(ctx.db, { ...member, familyId, isHousehold: true }));
  await recordEvent(ctx, {
    action: 'family.created',
    objectKind: 'family',
    objectId: familyId,
    centreId: given.centreId,
    after: { members: memberIds },
  });
  return { familyId, memberIds };
}
