import type { Knex } from 'knex';
import { z } from 'zod';
import type { HelpKind } from '#domain/catalogue/catalogue';
import { organisationSchema, type Organisation } from './organisation.ts';
import type { Nature } from './organisation-natures.ts';

export const COLUMNS = {
  id: 'id',
  name: 'name',
  kind: 'kind',
  kindNote: 'kind_note',
  nature: 'nature',
  helpKinds: 'help_kinds',
  district: 'district',
  address: 'address',
  workingHours: 'working_hours',
  phone: 'phone',
  email: 'email',
  isActive: 'is_active',
  checkedOn: 'checked_on',
} as const;

const parseRows = (rows: unknown): Organisation[] => z.array(organisationSchema).parse(rows);

export async function insertOrganisation(
  db: Knex,
  organisation: Omit<Organisation, 'id' | 'isActive'>,
): Promise<{ id: string; isNew: boolean }> {
  const rows: unknown = await db('app.organisations')
    .insert({
      name: organisation.name,
      kind: organisation.kind,
      kind_note: organisation.kindNote,
      nature: organisation.nature,
      help_kinds: organisation.helpKinds,
      district: organisation.district,
      address: organisation.address,
      working_hours: organisation.workingHours,
      phone: organisation.phone,
      email: organisation.email,
      checked_on: organisation.checkedOn,
    })
    .onConflict(['name', 'district'])
    .ignore()
    .returning('id');
  const [row] = z.array(z.object({ id: z.uuid() })).parse(rows);
  if (row) return { id: row.id, isNew: true };

  const existing: unknown = await db('app.organisations')
    .first('id')
    .where({ name: organisation.name, district: organisation.district });
  return { id: z.object({ id: z.uuid() }).parse(existing).id, isNew: false };
}

export async function selectByHelpKind(db: Knex, helpKind: HelpKind, district: string): Promise<Organisation[]> {
  const rows: unknown = await db('app.organisations')
    .select(COLUMNS)
    .where({ district, is_active: true })
    .whereRaw('? = any(help_kinds)', [helpKind])
    .orderBy('name');
  return parseRows(rows);
}

export async function selectByIds(db: Knex, ids: readonly string[]): Promise<Organisation[]> {
  return parseRows(await db('app.organisations').select(COLUMNS).whereIn('id', ids).orderBy('name'));
}

export async function selectActive(db: Knex): Promise<Organisation[]> {
  return parseRows(await db('app.organisations').select(COLUMNS).where({ is_active: true }).orderBy(['district', 'name', 'id']));
}

const lockedSchema = organisationSchema.extend({ version: z.int() });

/** The entry, kept from other changes until the transaction ends. */
export async function lockOrganisation(db: Knex, id: string): Promise<z.infer<typeof lockedSchema> | undefined> {
  const row: unknown = await db('app.organisations')
    .first({ ...COLUMNS, version: 'version' })
    .where({ id })
    .forUpdate();
  return lockedSchema.optional().parse(row);
}

/** False when another entry of the district has the name already. */
export async function updateOrganisation(db: Knex, id: string, organisation: Omit<Organisation, 'id'>): Promise<boolean> {
  const { name, district } = organisation;
  const rival: unknown = await db('app.organisations').first('id').where({ name, district }).whereNot({ id });
  if (rival !== undefined) return false;
  await db('app.organisations')
    .where({ id })
    .update({
      name,
      kind: organisation.kind,
      kind_note: organisation.kindNote,
      nature: organisation.nature,
      help_kinds: organisation.helpKinds,
      district,
      address: organisation.address,
      working_hours: organisation.workingHours,
      phone: organisation.phone,
      email: organisation.email,
      is_active: organisation.isActive,
      checked_on: organisation.checkedOn,
      version: db.raw('version + 1'),
    });
  return true;
}

export async function findByNature(db: Knex, nature: Nature, district: string): Promise<Organisation | undefined> {
  const rows: unknown = await db('app.organisations').select(COLUMNS).where({ nature, district, is_active: true });
  return parseRows(rows)[0];
}
