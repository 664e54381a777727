import { recordEvent } from '#domain/audit/record-event';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { z } from 'zod';
import { lockObjection, updateAnswer } from './objection-store.ts';

export const answerInput = z.strictObject({ answer: z.string().trim().min(1).max(4000), answeredOn: z.iso.date() });

/** Keeps the director's answer to an objection; called by the form of the task (T-109; AMB-07). */
export async function answerObjection(
  ctx: Context,
  { objectionId, answer, answeredOn }: z.infer<typeof answerInput> & { objectionId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const objection = await lockObjection(tx.db, objectionId);
    if (!objection) throw notFound('Возражение не найдено.');
    if (objection.answeredOn !== null) throw new DomainError('OBJECTION_ANSWERED', 'На это возражение уже дан ответ.');
    const found = await getCase(tx, objection.caseId);
    if (answeredOn > dateInZone(tx.now, found.timeZone) || answeredOn < objection.receivedOn) {
      throw invalidInput('Проверьте дату ответа.', {
        '/answeredOn': 'Дата ответа — не раньше возражения и не позже сегодняшнего дня.',
      });
    }
    await updateAnswer(tx.db, objectionId, { answer, on: answeredOn, at: tx.now, by: tx.actor.id });
    await recordEvent(tx, {
      action: 'objection.answered',
      objectKind: 'objection',
      objectId: objectionId,
      caseId: found.id,
      centreId: found.centreId,
      after: { number: objection.number, answeredOn },
    });
  });
}
