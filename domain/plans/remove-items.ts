import { recordEvent } from '#domain/audit/record-event';
import { requestCommand } from '#domain/commands/request-command';
import type { Context } from '#domain/context';
import { lockMeasure } from './measure-state.ts';
import { isOpen } from './plan-item.ts';
import { updateItem } from './plan-item-store.ts';
import type { PlanVersion } from './plan-version.ts';
import { selectRemovals } from './removal-store.ts';

interface Removing {
  readonly plan: Pick<PlanVersion, 'id' | 'caseId' | 'version'>;
  /** Business key of the case: its running measures hear of the removal. */
  readonly number: string;
  readonly centreId: string;
}

/**
 * Cancels, with the reason, what a version takes out, and tells each running measure. One that got its mark while the version was
 * waiting for its signature keeps it (П1 п.5.8 а; T-081).
 */
export async function removeItems(ctx: Context, { plan, number, centreId }: Removing): Promise<void> {
  for (const { itemId, reason } of await selectRemovals(ctx.db, plan.id)) {
    const item = await lockMeasure(ctx, itemId);
    if (!isOpen(item)) continue;
    await updateItem(ctx.db, itemId, { status: 'cancelled', notDoneReason: reason });
    await recordEvent(ctx, {
      action: 'measure.removed',
      objectKind: 'plan-item',
      objectId: itemId,
      caseId: plan.caseId,
      centreId,
      before: { status: item.status },
      after: { status: 'cancelled', version: plan.version },
    });
    await requestCommand(ctx, {
      stream: number,
      dedupeKey: `plan-item-removed:${itemId}`,
      command: {
        kind: 'correlate-message',
        message: 'plan-item-removed',
        businessKey: number,
        correlationKeys: { planItemId: itemId },
        variables: {},
        // A measure that never began has nothing to stop.
        waiter: 'none',
      },
    });
  }
}
