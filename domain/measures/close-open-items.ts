import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { lockMeasure, setMark } from '#domain/plans/measure-state';
import { listOpenItems } from '#domain/plans/plan-reading';
import { listDeclined } from '#domain/events/case-event';
import { findEndingQuestion } from '#domain/sessions/agenda-view';
import { measureClosed } from './measure-closed.ts';

export const closeOpenItemsInput = z.object({ caseId: z.uuid() });

/** Marks what is open when the support ends as not done, with the ground of the end as its reason (П1 п.5.8 б, в; T-074, T-090, T-091). */
export async function closeOpenItems(ctx: Context, input: z.input<typeof closeOpenItemsInput>): Promise<{ closed: number }> {
  const { caseId } = closeOpenItemsInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const reason = await findReason(tx, caseId);
    const open = await listOpenItems(tx, caseId);
    for (const { id } of open) {
      const item = await lockMeasure(tx, id);
      await setMark(tx, item, { mark: 'not-done', notDoneReason: reason, result: null }, null);
      await recordEvent(tx, {
        action: 'measure.closed',
        objectKind: 'plan-item',
        objectId: id,
        caseId,
        before: { status: item.status },
        after: { status: 'not-done' },
      });
    }
    // After the last mark: none of them may call another that is about to be closed.
    for (const item of open) await measureClosed(tx, item);
    return { closed: open.length };
  });
}

async function findReason(ctx: Context, caseId: string): Promise<string> {
  const [declined] = await listDeclined(ctx, caseId);
  if (declined)
    return `Сопровождение не начато: ${declined.kind === 'family-moved' ? 'переезд семьи' : 'письменный отказ семьи'}.`;
  const decision = (await findEndingQuestion(ctx, caseId))?.outcomeData;
  if (decision?.outcome !== 'terminate') return 'Сопровождение завершено.';
  return decision.terminationGround === 'moved'
    ? 'Сопровождение завершено: переезд семьи за пределы муниципального района (городского округа).'
    : 'Сопровождение завершено: письменный отказ семьи.';
}
