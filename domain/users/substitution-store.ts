import type { Knex } from 'knex';
import { z } from 'zod';
import { roleSchema, type Role } from './role.ts';

export interface NewSubstitution {
  readonly absentUserId: string;
  readonly substituteUserId: string;
  readonly role: Role;
  readonly fromOn: string;
  readonly toOn: string;
  readonly basis: string;
  readonly createdAt: Date;
}

export async function insertSubstitution(db: Knex, given: NewSubstitution): Promise<string> {
  const rows: unknown = await db('app.substitutions')
    .insert({
      absent_user_id: given.absentUserId,
      substitute_user_id: given.substituteUserId,
      role: given.role,
      from_on: given.fromOn,
      to_on: given.toOn,
      basis: given.basis,
      created_at: given.createdAt,
    })
    .returning('id');
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

const substitutionRow = z.object({
  id: z.uuid(),
  absentUserId: z.uuid(),
  role: roleSchema,
  fromOn: z.iso.date(),
  toOn: z.iso.date(),
  centreId: z.uuid().nullable(),
  timeZone: z.string().nullable(),
});
export type Substitution = z.infer<typeof substitutionRow>;

/** The substitution with the centre of the absent person, locked until the end of the transaction. */
export async function lockSubstitution(db: Knex, id: string): Promise<Substitution | undefined> {
  const rows: unknown = await db('app.substitutions as s')
    .join('app.users as u', 'u.id', 's.absent_user_id')
    .leftJoin('app.centres as c', 'c.id', 'u.centre_id')
    .where({ 's.id': id })
    .forUpdate('s')
    .select({
      id: 's.id',
      absentUserId: 's.absent_user_id',
      role: 's.role',
      fromOn: 's.from_on',
      toOn: 's.to_on',
      centreId: 'u.centre_id',
      timeZone: 'c.time_zone',
    });
  return z.array(substitutionRow).parse(rows)[0];
}

export async function updateEnd(db: Knex, id: string, end: { toOn: string; at: Date; by: string }): Promise<void> {
  await db('app.substitutions').where({ id }).update({ to_on: end.toOn, ended_at: end.at, ended_by: end.by });
}
