import type { Knex } from 'knex';
import { z } from 'zod';
import type { Role } from './role.ts';

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
