import type { Knex } from 'knex';
import { z } from 'zod';

const familyRow = z.object({
  id: z.uuid(),
  centreId: z.uuid(),
  title: z.string(),
  district: z.string(),
  settlement: z.string().nullable(),
  street: z.string().nullable(),
  house: z.string().nullable(),
  flat: z.string().nullable(),
  addressNote: z.string().nullable(),
  phone: z.string().nullable(),
  completeness: z.enum(['complete', 'incomplete']).nullable(),
  preferredLanguage: z.string(),
  needsInterpreter: z.boolean(),
  linkedSystems: z.array(z.string()),
});
export type FamilyRow = z.infer<typeof familyRow>;

export async function findFamily(db: Knex, id: string): Promise<FamilyRow | undefined> {
  const rows: unknown = await db('app.families')
    .select({
      id: 'id',
      centreId: 'centre_id',
      title: 'title',
      district: 'district',
      settlement: 'settlement',
      street: 'street',
      house: 'house',
      flat: 'flat',
      addressNote: 'address_note',
      phone: 'phone',
      completeness: 'completeness',
      preferredLanguage: 'preferred_language',
      needsInterpreter: 'needs_interpreter',
      linkedSystems: 'linked_systems',
    })
    .where({ id });
  return z.array(familyRow).parse(rows)[0];
}

export type NewFamily = Omit<FamilyRow, 'id'> & { readonly createdAt: Date };

const inserted = z.tuple([z.object({ id: z.uuid() })]);

export async function insertFamily(db: Knex, given: NewFamily): Promise<string> {
  const rows: unknown = await db('app.families')
    .insert({
      centre_id: given.centreId,
      title: given.title,
      district: given.district,
      settlement: given.settlement,
      street: given.street,
      house: given.house,
      flat: given.flat,
      address_note: given.addressNote,
      phone: given.phone,
      completeness: given.completeness,
      preferred_language: given.preferredLanguage,
      needs_interpreter: given.needsInterpreter,
      linked_systems: given.linkedSystems,
      created_at: given.createdAt,
    })
    .returning('id');
  return inserted.parse(rows)[0].id;
}

const personRow = z.object({
  id: z.uuid(),
  familyId: z.uuid(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  birthOn: z.iso.date(),
  kinship: z.string(),
  isApplicant: z.boolean(),
  isHousehold: z.boolean(),
});
export type FamilyPerson = z.infer<typeof personRow>;

/** Members of a family: the applicant first, then by age. */
export async function listPersons(db: Knex, familyId: string): Promise<FamilyPerson[]> {
  const rows: unknown = await db('app.persons')
    .select({
      id: 'id',
      familyId: 'family_id',
      lastName: 'last_name',
      firstName: 'first_name',
      middleName: 'middle_name',
      birthOn: 'birth_on',
      kinship: 'kinship',
      isApplicant: 'is_applicant',
      isHousehold: 'is_household',
    })
    .where({ family_id: familyId })
    .orderByRaw('is_applicant desc, is_household desc, birth_on, id');
  return z.array(personRow).parse(rows);
}

export type NewPerson = Omit<FamilyPerson, 'id'>;

export async function insertPerson(db: Knex, given: NewPerson): Promise<string> {
  const rows: unknown = await db('app.persons')
    .insert({
      family_id: given.familyId,
      last_name: given.lastName,
      first_name: given.firstName,
      middle_name: given.middleName,
      birth_on: given.birthOn,
      kinship: given.kinship,
      is_applicant: given.isApplicant,
      is_household: given.isHousehold,
    })
    .returning('id');
  return inserted.parse(rows)[0].id;
}

export type FamilyChange = Partial<
  Pick<FamilyRow, 'title' | 'district' | 'settlement' | 'street' | 'house' | 'flat' | 'addressNote' | 'phone' | 'completeness'>
>;

/** Changes what is given and leaves the rest. */
export async function updateFamily(db: Knex, id: string, change: FamilyChange): Promise<void> {
  const { addressNote, ...others } = change;
  await db('app.families')
    .where({ id })
    .update({ ...others, ...(addressNote !== undefined && { address_note: addressNote }), version: db.raw('version + 1') });
}

export type PersonChange = Pick<FamilyPerson, 'lastName' | 'firstName' | 'middleName' | 'birthOn' | 'kinship'>;

export async function updatePerson(db: Knex, id: string, change: PersonChange): Promise<void> {
  await db('app.persons')
    .where({ id })
    .update({
      last_name: change.lastName,
      first_name: change.firstName,
      middle_name: change.middleName,
      birth_on: change.birthOn,
      kinship: change.kinship,
      version: db.raw('version + 1'),
    });
}

/** Makes one member of the family its applicant. */
export async function markApplicant(db: Knex, familyId: string, personId: string): Promise<void> {
  await db('app.persons')
    .where({ family_id: familyId })
    .update({ is_applicant: db.raw('id = ?', [personId]) });
}

export async function deletePersons(db: Knex, familyId: string, ids: readonly string[]): Promise<void> {
  await db('app.persons').where({ family_id: familyId }).whereIn('id', ids).delete();
}
