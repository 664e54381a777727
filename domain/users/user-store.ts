import type { Knex } from 'knex';
import { z } from 'zod';
import { roleSchema, type Role } from './role.ts';

const userRow = z.object({
  id: z.uuid(),
  login: z.string(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  post: z.string(),
  centreId: z.uuid().nullable(),
  isSpecialist: z.boolean(),
  isActive: z.boolean(),
  version: z.int(),
});
export type UserRow = z.infer<typeof userRow>;

const columns = {
  id: 'id',
  login: 'login',
  lastName: 'last_name',
  firstName: 'first_name',
  middleName: 'middle_name',
  post: 'post',
  centreId: 'centre_id',
  isSpecialist: 'is_specialist',
  isActive: 'is_active',
  version: 'version',
};

/** The user, kept from other changes until the transaction ends. */
export async function lockUser(db: Knex, id: string): Promise<UserRow | undefined> {
  const rows: unknown = await db('app.users').select(columns).where({ id }).forUpdate();
  return z.array(userRow).parse(rows)[0];
}

export type NewUser = Omit<UserRow, 'id' | 'version' | 'isActive'> & { readonly passwordHash: string; readonly createdAt: Date };

/** Inserts a user; undefined when the login is taken. */
export async function insertUser(db: Knex, given: NewUser): Promise<string | undefined> {
  const rows: unknown = await db('app.users')
    .insert({
      login: given.login,
      password_hash: given.passwordHash,
      last_name: given.lastName,
      first_name: given.firstName,
      middle_name: given.middleName,
      post: given.post,
      centre_id: given.centreId,
      is_specialist: given.isSpecialist,
      created_at: given.createdAt,
      password_changed_at: given.createdAt,
    })
    .onConflict('login')
    .ignore()
    .returning('id');
  return z.array(z.object({ id: z.uuid() })).parse(rows)[0]?.id;
}

export type UserChange = Omit<UserRow, 'login' | 'version'> & {
  readonly newPassword: { readonly hash: string; readonly at: Date } | undefined;
};

/** Changes a user; the raised access version ends every sign-in that carries an older one. */
export async function updateUser(db: Knex, change: UserChange): Promise<void> {
  await db('app.users')
    .where({ id: change.id })
    .update({
      last_name: change.lastName,
      first_name: change.firstName,
      middle_name: change.middleName,
      post: change.post,
      centre_id: change.centreId,
      is_specialist: change.isSpecialist,
      is_active: change.isActive,
      ...(change.newPassword && { password_hash: change.newPassword.hash, password_changed_at: change.newPassword.at }),
      access_version: db.raw('access_version + 1'),
      version: db.raw('version + 1'),
    });
}

export async function setPassword(db: Knex, id: string, given: { hash: string; at: Date }): Promise<void> {
  await db('app.users').where({ id }).update({ password_hash: given.hash, password_changed_at: given.at });
}

/** Ends every sign-in of the user: those that carry an older version are dead. */
export async function raiseAccess(db: Knex, id: string): Promise<number> {
  const rows: unknown = await db('app.users').where({ id }).increment('access_version', 1).returning('access_version');
  const [row] = z.array(z.object({ access_version: z.int() })).parse(rows);
  if (!row) throw new Error('a user to end the sign-ins of does not exist');
  return row.access_version;
}

export interface RoleGrant {
  readonly role: Role;
  readonly centreId: string | null;
  readonly unitId: string | null;
}

const grantRow = z.object({ role: roleSchema, centreId: z.uuid().nullable(), unitId: z.uuid().nullable() });

export async function listGrants(db: Knex, userId: string): Promise<RoleGrant[]> {
  const rows: unknown = await db('app.user_roles')
    .select({ role: 'role', centreId: 'centre_id', unitId: 'unit_id' })
    .where({ user_id: userId })
    .orderBy(['role', 'centre_id', 'unit_id']);
  return z.array(grantRow).parse(rows);
}

export async function replaceGrants(db: Knex, userId: string, grants: readonly RoleGrant[], at: Date): Promise<void> {
  await db('app.user_roles').where({ user_id: userId }).delete();
  if (grants.length === 0) return;
  await db('app.user_roles').insert(
    grants.map(({ role, centreId, unitId }) => ({ user_id: userId, role, centre_id: centreId, unit_id: unitId, granted_at: at })),
  );
}
