import type { Knex } from 'knex';
import { z } from 'zod';
import type { HelpKind } from '#domain/catalogue/catalogue';
import { organisationSchema, type Organisation } from './organisation.ts';

const COLUMNS = {
  id: 'id',
  name: 'name',
  kind: 'kind',
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
