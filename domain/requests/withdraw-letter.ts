import { recordEvent } from '#domain/audit/record-event';
import type { Context } from '#domain/context';
import { getSupportedCase } from '#domain/plans/supported-case';
import { lockLetter, updateAnswer } from './letter-store.ts';

/** A letter whose measure is over waits for nothing any more; an answer that came stays (П1 п.5.3; T-077, T-081). */
export async function withdrawLetter(ctx: Context, planItemId: string): Promise<void> {
  const letter = await lockLetter(ctx.db, planItemId);
  if (!letter || letter.answer !== null) return;
  const { centreId, today } = await getSupportedCase(ctx, letter.caseId);
  await updateAnswer(ctx.db, letter.id, {
    answer: 'withdrawn',
    answerText: 'Мероприятие закрыто до ответа.',
    answeredOn: today,
  });
  await recordEvent(ctx, {
    action: 'letter.withdrawn',
    objectKind: 'letter',
    objectId: letter.number,
    caseId: letter.caseId,
    centreId,
    after: { answer: 'withdrawn', answeredOn: today },
  });
}
