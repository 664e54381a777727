import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { lockOpenMeasure, setMark, type Mark } from '#domain/plans/measure-state';
import { measureClosed } from './measure-closed.ts';

const text = z.string().trim().min(1);

export const markMeasureInput = z.object({
  planItemId: z.uuid(),
  mark: z.enum(['done', 'not-done']),
  result: text.optional(),
  notDoneReason: text.optional(),
});

/** «выполнено» with its result or «не выполнено» with its reason: the closing mark, set once (П1 п.4.7; П2; T-074, T-145). */
export async function markMeasure(ctx: Context, input: z.input<typeof markMeasureInput>): Promise<void> {
  const given = markMeasureInput.parse(input);
  const mark = readMark(given);
  await inTransaction(ctx, async (tx) => {
    const item = await lockOpenMeasure(tx, given.planItemId);
    await setMark(tx, item, mark, tx.actor.id);
    await recordEvent(tx, {
      action: 'measure.marked',
      objectKind: 'plan-item',
      objectId: item.id,
      caseId: item.caseId,
      before: { status: item.status },
      after: { status: mark.mark },
    });
    await measureClosed(tx, item);
  });
}

function readMark({ mark, result, notDoneReason }: z.infer<typeof markMeasureInput>): Mark {
  if (mark === 'done') {
    if (result === undefined)
      throw invalidInput('Опишите результат мероприятия.', { '/result': 'Опишите результат мероприятия.' });
    return { mark, result };
  }
  if (notDoneReason === undefined) {
    throw invalidInput('Укажите причину невыполнения.', { '/notDoneReason': 'Укажите причину невыполнения.' });
  }
  return { mark, notDoneReason, result: result ?? null };
}
