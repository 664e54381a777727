import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { attendanceMarkSchema } from '#domain/classes/class-group';
import { recordItemMarks } from '#domain/classes/record-item-marks';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { lockOpenMeasure, setMark, type Mark } from '#domain/plans/measure-state';
import { getSupportedCase } from '#domain/plans/supported-case';
import { measureClosed } from './measure-closed.ts';

const text = z.string().trim().min(1);

export const closeClassInput = z.object({
  planItemId: z.uuid(),
  marks: z.array(z.object({ dateId: z.uuid(), personId: z.uuid(), mark: attendanceMarkSchema })).default([]),
  result: text.optional(),
  notDoneReason: text.optional(),
});

/**
 * Closes a class measure by its attendance: done with its result when somebody of the family came, not done with its reason when
 * nobody did. A class that was held needs a mark of everybody (П1 п.4.7; П4–11 ст.V; T-073, T-074, T-075).
 */
export async function closeClass(ctx: Context, input: z.input<typeof closeClassInput>): Promise<void> {
  const { planItemId, marks, ...words } = closeClassInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const item = await lockOpenMeasure(tx, planItemId);
    const { today, centreId } = await getSupportedCase(tx, item.caseId);
    const { attended, held, missing, nextOn } = await recordItemMarks(tx, { planItemId, marks, today });
    if (nextOn !== undefined) {
      throw new DomainError('CLASS_NOT_OVER', 'Занятия группы ещё продолжаются: мероприятие закрывают после последнего занятия.');
    }
    if (missing > 0) {
      throw invalidInput('Отметьте посещаемость всех прошедших занятий.', {
        '/marks': `Не отмечено: ${missing}. Отметка нужна у каждого участника на каждом прошедшем занятии.`,
      });
    }
    const mark = markOf(attended, words);
    await setMark(tx, item, mark, tx.actor.id);
    await recordEvent(tx, {
      action: 'measure.marked',
      objectKind: 'plan-item',
      objectId: item.id,
      caseId: item.caseId,
      centreId,
      before: { status: item.status },
      after: { status: mark.mark, actionKind: item.actionKind, attended, held },
    });
    await measureClosed(tx, item);
  });
}

function markOf(attended: number, words: { result?: string | undefined; notDoneReason?: string | undefined }): Mark {
  if (attended > 0) {
    if (words.result === undefined)
      throw invalidInput('Опишите результат занятий.', { '/result': 'Семья была на занятиях: опишите результат.' });
    return { mark: 'done', result: words.result };
  }
  if (words.notDoneReason === undefined) {
    throw invalidInput('Укажите, почему семья не посещала занятия.', {
      '/notDoneReason': 'Никто из семьи не был на занятиях: укажите причину.',
    });
  }
  return { mark: 'not-done', notDoneReason: words.notDoneReason, result: null };
}
