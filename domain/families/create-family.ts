import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { shortName } from '#domain/person-name';
import { z } from 'zod';
import { insertFamily, insertPerson } from './family-store.ts';

const text = z.string().trim().min(1).max(200);
const optional = text.nullish().transform((value) => value ?? null);

export const memberInput = z.strictObject({
  lastName: text,
  firstName: text,
  middleName: optional,
  birthOn: z.iso.date('Такой даты нет.'),
  kinship: text,
  isApplicant: z.boolean(),
});

export const addressInput = z.strictObject({
  district: text,
  settlement: optional,
  street: optional,
  house: optional,
  flat: optional,
  note: optional,
});

const familyInput = z.strictObject({
  centreId: z.uuid(),
  address: addressInput,
  phone: optional,
  completeness: z
    .enum(['complete', 'incomplete'])
    .nullish()
    .transform((value) => value ?? null),
  members: z.array(memberInput).min(1),
  /** The day at the centre: nobody is born after it. */
  today: z.iso.date(),
});

/** Creates a family with its members, one of whom is the applicant, in the surrounding transaction (П2 состав; T-014, T-133). */
export async function createFamily(
  ctx: Context,
  given: z.input<typeof familyInput>,
): Promise<{ familyId: string; applicantId: string }> {
  const input = parseInput(familyInput, given);
  checkMembers(input);
  const applicant = input.members.find((member) => member.isApplicant);
  if (!applicant) throw onlyOneApplicant();
  const { note, ...address } = input.address;
  const familyId = await insertFamily(ctx.db, {
    ...address,
    addressNote: note,
    centreId: input.centreId,
    title: shortName(applicant),
    phone: input.phone,
    completeness: input.completeness,
    createdAt: ctx.now,
  });
  const ids: string[] = [];
  for (const member of input.members) ids.push(await insertPerson(ctx.db, { ...member, familyId, isHousehold: true }));
  const applicantId = ids[input.members.indexOf(applicant)];
  if (!applicantId) throw new Error('the applicant was not stored');
  await recordEvent(ctx, {
    action: 'family.created',
    objectKind: 'family',
    objectId: familyId,
    centreId: input.centreId,
    after: { members: ids },
  });
  return { familyId, applicantId };
}

function checkMembers({ members, today }: z.infer<typeof familyInput>): void {
  if (members.filter((member) => member.isApplicant).length !== 1) throw onlyOneApplicant();
  const fields: Record<string, string> = {};
  members.forEach((member, index) => {
    if (member.birthOn > today) fields[`/members/${index}/birthOn`] = 'Дата рождения не может быть в будущем.';
    if (member.birthOn < '1900-01-01') fields[`/members/${index}/birthOn`] = 'Проверьте год рождения.';
  });
  if (Object.keys(fields).length > 0) throw invalidInput('Проверьте даты рождения.', fields);
}

function onlyOneApplicant() {
  return invalidInput('Отметьте одного заявителя.', {
    '/members': 'Отметьте заявителем (представителем семьи) ровно одного члена семьи.',
  });
}
