import type { Context } from '#domain/context';
import { notifyPeople, type NotificationKind } from '#domain/notifications/notify-people';
import { listRoleHolders } from '#domain/users/role-holders';

/**
 * Tells of an appeal that waits for its registration those who may register it, and the head: nobody looks into a list
 * that nobody told them of (П1 п.4.3; T-024, T-035). While it has no unit, it is everybody's in the centre.
 */
export async function tellClerks(
  ctx: Context,
  given: { centreId: string; unitId: string | null; kind: NotificationKind; dedupeKey: string },
): Promise<void> {
  const { centreId, unitId, kind, dedupeKey } = given;
  const place = { centreId, ...(unitId !== null && { unitId }) };
  const clerks = await listRoleHolders(ctx, { role: 'intake', ...place });
  const heads = await listRoleHolders(ctx, { role: 'head', ...place });
  await notifyPeople(ctx, { userIds: [...new Set([...clerks, ...heads])], kind, dedupeKey });
}
