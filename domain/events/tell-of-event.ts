import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { findCurrentCurator } from '#domain/curators/current-curator';
import { notifyPeople } from '#domain/notifications/notify-people';
import { listRoleHolders } from '#domain/users/role-holders';

/**
 * Tells the curator of a refusal, a move or a hand-over that did not happen, or the heads of the unit while the family has no curator;
 * whoever reported it knows it already (П1 п.5.8; T-092, T-093, T-095).
 */
export async function tellOfEvent(
  ctx: Context,
  { id, unitId }: Case,
  told: { readonly kind: 'event-reported' | 'handover-failed' | 'handover-withheld'; readonly caseEventId: string },
): Promise<void> {
  const curator = await findCurrentCurator(ctx, id);
  const people = curator ? [curator.userId] : await listRoleHolders(ctx, { role: 'head', unitId });
  const userIds = people.filter((userId) => userId !== ctx.actor.id);
  await notifyPeople(ctx, { userIds, caseId: id, kind: told.kind, dedupeKey: `${told.kind}:${told.caseEventId}` });
}
