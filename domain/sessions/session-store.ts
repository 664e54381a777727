import type { Knex } from 'knex';
import { z } from 'zod';
import { sessionSchema, type Session } from './session.ts';

const COLUMNS = {
  id: 'id',
  number: 'number',
  bodyId: 'body_id',
  centreId: 'centre_id',
  plannedAt: 'planned_at',
  place: 'place',
  status: 'status',
  chairmanId: 'chairman_id',
  chairmanOnBehalfOf: 'chairman_on_behalf_of',
  heldOn: 'held_on',
  minutesNumber: 'minutes_number',
  minutesSignedAt: 'minutes_signed_at',
} as const;

const CHANGED_COLUMNS = { ...COLUMNS, cancelledAt: 'cancelled_at', cancelReason: 'cancel_reason' };

export async function insertSession(
  db: Knex,
  session: Pick<Session, 'number' | 'bodyId' | 'centreId' | 'plannedAt' | 'place'> & { createdBy: string; createdAt: Date },
): Promise<string> {
  const rows: unknown = await db('app.sessions')
    .insert({
      number: session.number,
      body_id: session.bodyId,
      centre_id: session.centreId,
      planned_at: session.plannedAt,
      place: session.place,
      status: 'planned',
      created_by: session.createdBy,
      created_at: session.createdAt,
    })
    .returning('id');
  const [row] = z.array(z.object({ id: z.uuid() })).parse(rows);
  if (!row) throw new Error('a session was not stored');
  return row.id;
}

export async function findSession(db: Knex, id: string): Promise<Session | undefined> {
  return sessionSchema.optional().parse(await db('app.sessions').first(COLUMNS).where({ id }));
}

/** One session, locked until the end of the transaction. */
export async function lockSession(db: Knex, id: string): Promise<Session | undefined> {
  return sessionSchema.optional().parse(await db('app.sessions').first(COLUMNS).where({ id }).forUpdate());
}

export async function updateSession(
  db: Knex,
  id: string,
  changes: Partial<
    Pick<
      Session,
      'status' | 'chairmanId' | 'chairmanOnBehalfOf' | 'heldOn' | 'minutesNumber' | 'minutesSignedAt' | 'plannedAt' | 'place'
    > & { cancelledAt: Date; cancelReason: string }
  >,
): Promise<void> {
  const columns: Readonly<Record<string, string>> = CHANGED_COLUMNS;
  const row = Object.fromEntries(Object.entries(changes).map(([key, value]) => [columns[key] ?? key, value]));
  await db('app.sessions')
    .where({ id })
    .update({ ...row, version: db.raw('version + 1') });
}

export async function replaceAttendance(
  db: Knex,
  sessionId: string,
  attendance: readonly { userId: string; isPresent: boolean }[],
): Promise<void> {
  await db('app.session_attendance').where({ session_id: sessionId }).delete();
  await db('app.session_attendance').insert(
    attendance.map(({ userId, isPresent }) => ({ session_id: sessionId, user_id: userId, is_present: isPresent })),
  );
}

/** Members who sat in the session. */
export async function listPresentIds(db: Knex, sessionId: string): Promise<string[]> {
  const rows: unknown = await db('app.session_attendance')
    .select({ userId: 'user_id' })
    .where({ session_id: sessionId, is_present: true });
  return z
    .array(z.object({ userId: z.uuid() }))
    .parse(rows)
    .map(({ userId }) => userId);
}

export async function insertMove(
  db: Knex,
  move: { sessionId: string; fromAt: Date; toAt: Date; reason: string; at: Date; by: string },
): Promise<void> {
  await db('app.session_moves').insert({
    session_id: move.sessionId,
    from_at: move.fromAt,
    to_at: move.toAt,
    reason: move.reason,
    moved_at: move.at,
    moved_by: move.by,
  });
}
