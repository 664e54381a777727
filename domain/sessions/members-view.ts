import { z } from 'zod';
import { dateInZone } from '#domain/calendar/zoned-time';
import { inTransaction, type Context } from '#domain/context';
import { shortName } from '#domain/person-name';
import { authorise } from '#domain/users/authorise';
import { listUserNames } from '#domain/users/user-name-view';
import { findOrCreateBody, selectMemberIds, selectMemberships } from './body-store.ts';
import { BODY_NAME } from './manage-body.ts';
import { getZoneOf } from './task-session.ts';

const colleagueRow = z.object({
  id: z.uuid(),
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string().nullable(),
  post: z.string(),
});

/** The consilium of a centre: who sits in it, who did and who will, with their periods (П1 п.4.4; T-004). */
export async function listMembers(ctx: Context, centreId: string) {
  return inTransaction(ctx, async (tx) => {
    const bodyId = await findOrCreateBody(tx.db, centreId, BODY_NAME);
    const today = dateInZone(tx.now, await getZoneOf(tx, centreId));
    const agendaUserIds = await selectMemberIds(tx.db, bodyId, today);
    await authorise(tx, 'session.plan', 'read', { centreId, agendaUserIds });
    const memberships = await selectMemberships(tx.db, bodyId);
    const names = await listUserNames(
      tx,
      memberships.map(({ userId }) => userId),
    );
    return memberships.map(({ userId, fromOn, toOn }) => ({
      user: names.get(userId) ?? { id: userId, name: '' },
      fromOn,
      toOn,
      isPresent: fromOn <= today && (toOn === null || toOn >= today),
    }));
  });
}

/** People of the centre who could be members: its active staff (П1 п.4.4; T-004). */
export async function listColleagues(ctx: Context, centreId: string): Promise<{ id: string; name: string; post: string }[]> {
  const rows: unknown = await ctx
    .db('app.users')
    .select({ id: 'id', lastName: 'last_name', firstName: 'first_name', middleName: 'middle_name', post: 'post' })
    .where({ centre_id: centreId, is_active: true })
    .orderBy(['last_name', 'first_name', 'id']);
  return z
    .array(colleagueRow)
    .parse(rows)
    .map(({ id, post, ...person }) => ({ id, post, name: shortName(person) }));
}
