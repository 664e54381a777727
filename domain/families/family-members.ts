import { ageOn, russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { fullName } from '#domain/person-name';
import type { Choice } from '#domain/tasks/task-form';
import { listPersons, type FamilyPerson } from './family-store.ts';

/** Everybody in the family of a case, the applicant first (П2 состав; T-014, T-133). */
export async function listFamilyMembers(ctx: Context, familyId: string): Promise<FamilyPerson[]> {
  return listPersons(ctx.db, familyId);
}

/** Members as a list to choose from, with kinship and age beside the name. */
export async function listMemberChoices(ctx: Context, found: Pick<Case, 'familyId' | 'timeZone'>): Promise<Choice[]> {
  const today = dateInZone(ctx.now, found.timeZone);
  const members = await listPersons(ctx.db, found.familyId);
  return members.map((member) => ({
    value: member.id,
    label: fullName(member),
    hint: `${member.kinship}, ${russianDate(member.birthOn)}, возраст ${ageOn(member.birthOn, today)}`,
    data: { age: ageOn(member.birthOn, today), isApplicant: member.isApplicant, isHousehold: member.isHousehold },
  }));
}
