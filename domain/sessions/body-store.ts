import type { Knex } from 'knex';
import { z } from 'zod';

const CONSILIUM = 'consilium';

/** The ведомственный консилиум of a centre; made on first use, because every centre has exactly one. */
export async function findOrCreateBody(db: Knex, centreId: string, name: string): Promise<string> {
  await db('app.collegial_bodies')
    .insert({ centre_id: centreId, kind: CONSILIUM, name })
    .onConflict(['centre_id', 'kind'])
    .ignore();
  const row: unknown = await db('app.collegial_bodies').first('id').where({ centre_id: centreId, kind: CONSILIUM });
  return z.object({ id: z.uuid() }).parse(row).id;
}

export async function insertMember(
  db: Knex,
  member: { bodyId: string; userId: string; fromOn: string; toOn: string | null },
): Promise<void> {
  await db('app.body_members')
    .insert({ body_id: member.bodyId, user_id: member.userId, from_on: member.fromOn, to_on: member.toOn })
    .onConflict(['body_id', 'user_id', 'from_on'])
    .merge(['to_on']);
}

/** Members of a body on a day. */
export async function selectMemberIds(db: Knex, bodyId: string, on: string): Promise<string[]> {
  const rows: unknown = await db('app.body_members')
    .distinct('user_id as userId')
    .where({ body_id: bodyId })
    .where('from_on', '<=', on)
    .whereRaw('coalesce(to_on, ?) >= ?', [on, on]);
  return z
    .array(z.object({ userId: z.uuid() }))
    .parse(rows)
    .map(({ userId }) => userId);
}

const membershipRow = z.object({ userId: z.uuid(), fromOn: z.string(), toOn: z.string().nullable() });
export type Membership = z.infer<typeof membershipRow>;

/** Every membership there ever was, the newest first. */
export async function selectMemberships(db: Knex, bodyId: string): Promise<Membership[]> {
  const rows: unknown = await db('app.body_members')
    .select({ userId: 'user_id', fromOn: 'from_on', toOn: 'to_on' })
    .where({ body_id: bodyId })
    .orderBy([{ column: 'from_on', order: 'desc' }, { column: 'user_id' }]);
  return z.array(membershipRow).parse(rows);
}

/** Keeps two changes of the composition apart until the transaction ends. */
export async function lockBody(db: Knex, bodyId: string): Promise<void> {
  await db('app.collegial_bodies').select('id').where({ id: bodyId }).forUpdate();
}

export async function updateMembershipEnd(
  db: Knex,
  key: { bodyId: string; userId: string; fromOn: string },
  toOn: string,
): Promise<boolean> {
  const changed = await db('app.body_members')
    .where({ body_id: key.bodyId, user_id: key.userId, from_on: key.fromOn })
    .update({ to_on: toOn });
  return changed === 1;
}
