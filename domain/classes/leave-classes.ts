import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { selectPlacesOfItems, updateLeft } from './class-store.ts';

/** Frees the places in classes that a measure still holds; what was attended stays (П1 п.5.8 а; T-081). */
export async function leaveClasses(ctx: Context, item: { readonly id: string; readonly caseId: string }): Promise<void> {
  const left = await updateLeft(ctx.db, item.id, ctx.now);
  if (left === 0) return;
  const [place] = await selectPlacesOfItems(ctx.db, [item.id]);
  await recordEvent(ctx, {
    action: 'class.left',
    objectKind: 'plan-item',
    objectId: item.id,
    caseId: item.caseId,
    after: { groupId: place?.groupId ?? null, places: left },
  });
}
