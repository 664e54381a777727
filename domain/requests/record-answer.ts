import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { getSupportedCase } from '#domain/plans/supported-case';
import { lockLetter, updateAnswer } from './letter-store.ts';

export const recordAnswerInput = z.object({
  planItemId: z.uuid(),
  answer: z.enum(['accepted', 'refused', 'no-answer']),
  answerText: z.string().trim().min(1),
  answeredOn: z.iso.date(),
});

/** Enters what came back on a referral, once (П1 п.5.3; T-077). */
export async function recordAnswer(ctx: Context, input: z.input<typeof recordAnswerInput>): Promise<void> {
  const { planItemId, ...answer } = recordAnswerInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const letter = await lockLetter(tx.db, planItemId);
    if (!letter) throw notFound('Направление не найдено.');
    if (letter.answer !== null) throw new DomainError('ALREADY_ANSWERED', 'Ответ на направление уже внесён.');
    const found = await getSupportedCase(tx, letter.caseId);
    if (answer.answeredOn < letter.issuedOn || answer.answeredOn > found.today) {
      throw invalidInput('Дата ответа — от даты направления до сегодняшнего дня.', { '/answeredOn': 'Проверьте дату ответа.' });
    }
    await updateAnswer(tx.db, letter.id, answer);
    await recordEvent(tx, {
      action: 'letter.answered',
      objectKind: 'letter',
      objectId: letter.number,
      caseId: letter.caseId,
      centreId: found.centreId,
      after: { answer: answer.answer, answeredOn: answer.answeredOn },
    });
  });
}
