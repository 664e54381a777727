import { z } from 'zod';
import { ageOn } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { fullName } from '#domain/person-name';
import type { PreparedForm } from '#domain/tasks/task-form';
import type { SupportedCase } from './supported-case.ts';

const headerSchema = z.object({
  completeness: z.enum(['complete', 'incomplete']).nullable(),
  district: z.string(),
  settlement: z.string().nullable(),
  street: z.string().nullable(),
  house: z.string().nullable(),
  flat: z.string().nullable(),
  note: z.string().nullable(),
});
export type FamilyHeader = z.infer<typeof headerSchema>;

/** Address and composition of a family as the head of the form has them (П2; T-127, T-128). */
export async function getFamilyHeader(ctx: Context, familyId: string): Promise<FamilyHeader> {
  const row: unknown = await ctx.db('app.families').where({ id: familyId }).first({
    completeness: 'completeness',
    district: 'district',
    settlement: 'settlement',
    street: 'street',
    house: 'house',
    flat: 'flat',
    note: 'address_note',
  });
  return headerSchema.parse(row);
}

/** The address in one line, as the form prints it (П2; T-127). */
export function addressLine({ district, settlement, street, house, flat, note }: FamilyHeader): string {
  const parts = [district, settlement, street, house && `д. ${house}`, flat && `кв. ${flat}`, note];
  return parts.filter((part) => part !== null && part !== '').join(', ');
}

type Member = Awaited<ReturnType<typeof listFamilyMembers>>[number];

export interface FamilyCount {
  readonly total: number;
  readonly minors: number;
}

/** «Число членов семьи … в т.ч. несовершеннолетних»: counted from the table, those around the family left out (П2; T-132). */
export function countMembers(members: readonly Pick<Member, 'isHousehold' | 'birthOn'>[], on: string): FamilyCount {
  const household = members.filter(({ isHousehold }) => isHousehold);
  return { total: household.length, minors: household.filter(({ birthOn }) => ageOn(birthOn, on) < 18).length };
}

/** What the form takes from the case by itself: applicant, address, number of members (П2; T-126, T-127, T-132). */
export async function listFamilyFacts(ctx: Context, found: SupportedCase): Promise<PreparedForm['facts']> {
  const members = await listFamilyMembers(ctx, found.familyId);
  const applicant = members.find(({ isApplicant }) => isApplicant);
  const { total, minors } = countMembers(members, found.today);
  return [
    ...(applicant ? [{ label: 'Заявитель (представитель семьи)', value: fullName(applicant) }] : []),
    { label: 'Адрес места жительства семьи', value: addressLine(await getFamilyHeader(ctx, found.familyId)) },
    { label: 'Состав семьи', value: `всего ${total} чел., в т.ч. несовершеннолетних ${minors} чел.` },
  ];
}
