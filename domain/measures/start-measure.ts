import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import type { ActionKind } from '#domain/catalogue/catalogue';
import { inTransaction, type Context } from '#domain/context';
import { lockMeasure, setRunning } from '#domain/plans/measure-state';

export const startMeasureInput = z.object({ planItemId: z.uuid() });

/** Begins a measure and says what is to be done for it; one that runs or is marked stays as it is (П1 п.4.7; П4–11 ст.V; T-073). */
export async function startMeasure(ctx: Context, input: z.input<typeof startMeasureInput>): Promise<{ actionKind: ActionKind }> {
  const { planItemId } = startMeasureInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const item = await lockMeasure(tx, planItemId);
    if (item.status === 'planned') {
      await setRunning(tx, item.id);
      await recordEvent(tx, {
        action: 'measure.started',
        objectKind: 'plan-item',
        objectId: item.id,
        caseId: item.caseId,
        before: { status: 'planned' },
        after: { status: 'running', actionKind: item.actionKind },
      });
    }
    return { actionKind: item.actionKind };
  });
}
