import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { notifyPeople } from '#domain/notifications/notify-people';
import { getSupportedCase } from '#domain/plans/supported-case';
import { findSuspension } from '#domain/suspensions/find-suspension';
import { lockLetter, updateReminded } from './letter-store.ts';

export const remindAnswerInput = z.object({ planItemId: z.uuid() });

/** Reminds the curator, once, that an answer is due; a letter that is answered, or of a suspended case, needs no reminder (П1 п.5.3; T-077). */
export async function remindAnswer(ctx: Context, input: z.input<typeof remindAnswerInput>): Promise<void> {
  const { planItemId } = remindAnswerInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const letter = await lockLetter(tx.db, planItemId);
    if (!letter) throw notFound('Направление не найдено.');
    if (letter.answer !== null || letter.remindedAt !== null || (await findSuspension(tx, letter.caseId))) return;

    const { curatorId, centreId } = await getSupportedCase(tx, letter.caseId);
    await updateReminded(tx.db, letter.id, tx.now);
    await notifyPeople(tx, {
      userIds: curatorId === null ? [] : [curatorId],
      caseId: letter.caseId,
      kind: 'letter-answer-near',
      dedupeKey: `letter-answer:${letter.id}`,
    });
    await recordEvent(tx, {
      action: 'letter.reminded',
      objectKind: 'letter',
      objectId: letter.number,
      caseId: letter.caseId,
      centreId,
    });
  });
}
