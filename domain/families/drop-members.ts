import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { deletePersons, listPersons } from './family-store.ts';

/** Takes people off whom only a message had named and the family itself does not know: nothing was written about them yet (T-025, T-133). */
export async function dropMembers(
  ctx: Context,
  given: { familyId: string; centreId: string; keepIds: readonly string[] },
): Promise<void> {
  const present = await listPersons(ctx.db, given.familyId);
  const dropped = present.map(({ id }) => id).filter((id) => !given.keepIds.includes(id));
  if (dropped.length === 0) return;
  await deletePersons(ctx.db, given.familyId, dropped);
  await recordEvent(ctx, {
    action: 'family.changed',
    objectKind: 'family',
    objectId: given.familyId,
    centreId: given.centreId,
    before: { members: present.map(({ id }) => id) },
    after: { members: given.keepIds },
  });
}
