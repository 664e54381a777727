import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { notifyPeople, type Notice } from '#domain/notifications/notify-people';
import type { Session } from './session.ts';
import { listSessionPeople } from './session-people.ts';
import { getZoneOf } from './task-session.ts';

/** Tells everybody who may sit in a session that it moved or was cancelled, once per change (П1 п.4.4; T-058). */
export async function tellMembers(ctx: Context, session: Session, notice: Pick<Notice, 'kind' | 'dedupeKey'>): Promise<void> {
  const on = dateInZone(session.plannedAt, await getZoneOf(ctx, session.centreId));
  const people = await listSessionPeople(ctx, session, on);
  await notifyPeople(ctx, { ...notice, userIds: people.map(({ value }) => value) });
}
