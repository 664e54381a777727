import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import type { ActionKind } from '#domain/catalogue/catalogue';
import { inTransaction, type Context } from '#domain/context';
import { mayBegin } from '#domain/plans/item-order';
import { lockMeasure, setRunning } from '#domain/plans/measure-state';
import type { PlanItem } from '#domain/plans/plan-item';
import { measureClosed } from './measure-closed.ts';

export const startMeasureInput = z.object({ planItemId: z.uuid() });

export interface StartedMeasure {
  readonly mayBegin: boolean;
  /** What is to be done; `cancelled` when the measure is out of the programme before it began. */
  readonly actionKind: ActionKind | 'cancelled';
}

/**
 * Begins a measure and says what is to be done for it; one that runs or is marked stays as it is, and one whose turn has not come
 * waits for the measures before it (П1 п.2.3 г, 4.7; П4–11 ст.V; T-073, T-232).
 */
export async function startMeasure(ctx: Context, input: z.input<typeof startMeasureInput>): Promise<StartedMeasure> {
  const { planItemId } = startMeasureInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const item = await lockMeasure(tx, planItemId);
    if (item.status === 'cancelled') {
      // Taken out before it began: nobody withdraws it, so those that wait for it are called here.
      await measureClosed(tx, item);
      return { mayBegin: true, actionKind: 'cancelled' };
    }
    if (item.status !== 'planned') return { mayBegin: true, actionKind: item.actionKind };
    if (!(await mayBegin(tx, item.id))) return waitFor(tx, item);

    await setRunning(tx, item.id);
    await recordEvent(tx, {
      action: 'measure.started',
      objectKind: 'plan-item',
      objectId: item.id,
      caseId: item.caseId,
      before: { status: 'planned' },
      after: { status: 'running', actionKind: item.actionKind },
    });
    return { mayBegin: true, actionKind: item.actionKind };
  });
}

async function waitFor(tx: Context, item: PlanItem): Promise<StartedMeasure> {
  if (item.waitingSince === null) {
    await recordEvent(tx, {
      action: 'measure.waiting',
      objectKind: 'plan-item',
      objectId: item.id,
      caseId: item.caseId,
      after: { status: 'planned', actionKind: item.actionKind },
    });
  }
  return { mayBegin: false, actionKind: item.actionKind };
}
