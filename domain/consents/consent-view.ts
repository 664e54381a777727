import { dateInZone } from '#domain/calendar/zoned-time';
import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { fullName } from '#domain/person-name';
import { listUserNames } from '#domain/users/user-name-view';
import { listConsentRows } from './consent-store.ts';
import { listWithoutBasis } from './require-exchange-basis.ts';

/** Consents of a family as its case shows them, and who may give one; the reader was authorised for the case (T-198, T-199). */
export async function describeConsents(ctx: Context, found: Case) {
  const today = dateInZone(ctx.now, found.timeZone);
  const members = await listFamilyMembers(ctx, found.familyId);
  const consents = await listConsentRows(ctx.db, found.familyId);
  const users = await listUserNames(
    ctx,
    consents.flatMap(({ recordedBy, withdrawnBy }) => [recordedBy, withdrawnBy ?? '']),
  );
  const persons = new Map(members.map((member) => [member.id, { id: member.id, name: fullName(member) }]));
  return {
    persons: members.filter((member) => mayActForFamily(member, today)).flatMap(({ id }) => persons.get(id) ?? []),
    hasExchangeBasis: (await listWithoutBasis(ctx, found.id, [])).length === 0,
    items: consents.map(({ personId, recordedBy, withdrawnBy, familyId: _family, ...consent }) => ({
      ...consent,
      person: persons.get(personId) ?? { id: personId, name: '' },
      recordedBy: users.get(recordedBy) ?? { id: recordedBy, name: '' },
      withdrawnBy: withdrawnBy === null ? null : (users.get(withdrawnBy) ?? { id: withdrawnBy, name: '' }),
    })),
  };
}
