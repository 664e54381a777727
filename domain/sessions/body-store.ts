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
