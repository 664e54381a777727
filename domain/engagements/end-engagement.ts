import { recordEvent } from '#domain/audit/record-event';
import { getCase } from '#domain/cases/get-case';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { endLinks } from './agency-link-store.ts';
import type { Engagement } from './engagement.ts';
import { updateEngagement } from './engagement-store.ts';

export type Ending =
  { readonly status: 'withdrawn'; readonly reason: string | null; readonly on?: string } | { readonly status: 'closed' };

/** Ends an engagement that waits or works, and with it what the organisation may open or answer (T-076, T-078). */
export async function endEngagement(ctx: Context, engagement: Engagement, ending: Ending): Promise<void> {
  const { id, caseId } = engagement;
  const { centreId, timeZone } = await getCase(ctx, caseId);
  const withdrawal =
    ending.status === 'withdrawn'
      ? { withdrawnOn: ending.on ?? dateInZone(ctx.now, timeZone), withdrawalReason: ending.reason }
      : {};
  await updateEngagement(ctx.db, id, { status: ending.status, closedAt: ctx.now, ...withdrawal });
  await endLinks(ctx.db, id, ctx.now);
  await recordEvent(ctx, {
    action: ending.status === 'withdrawn' ? 'engagement.withdrawn' : 'engagement.closed',
    objectKind: 'engagement',
    objectId: id,
    caseId,
    centreId,
    before: { status: engagement.status },
    after: { status: ending.status, planItemId: engagement.planItemId, organisationId: engagement.organisationId },
  });
}
