import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { lockUnreviewed, updateAppeal } from './appeal-store.ts';
import { tellClerks } from './tell-clerks.ts';

/**
 * Gives appeals that nobody has reviewed back to the clerks when their case ends: with the case its task ends,
 * and an appeal that nobody answers would be lost (П1 п.4.3; T-027, T-072). Day of receipt and number stay.
 */
export async function returnAppeals(ctx: Context, caseId: string): Promise<void> {
  for (const { id, centreId, unitId } of await lockUnreviewed(ctx.db, caseId)) {
    await updateAppeal(ctx.db, id, {
      ...{ status: 'received', caseId: null, applicantPersonId: null },
      ...{ registeredAt: null, registeredBy: null },
    });
    await tellClerks(ctx, { centreId, unitId, kind: 'appeal-returned', dedupeKey: `appeal-returned:${caseId}:${id}` });
    await recordEvent(ctx, {
      ...{ action: 'appeal.returned', objectKind: 'appeal', objectId: id, caseId, centreId },
      before: { status: 'attached' },
      after: { status: 'received' },
    });
  }
}
