import type { Context } from '#domain/context';
import { recordEvent } from '#domain/audit/record-event';
import { lockLetterBy, updateAnswer } from './letter-store.ts';

interface Answer {
  readonly engagementId: string;
  readonly answer: 'accepted' | 'refused';
  readonly answerText: string;
  readonly answeredOn: string;
}

/** Keeps the reply of an organisation beside the letter that asked it (П1 п.5.3; T-077, T-117). */
export async function answerEngagementLetter(ctx: Context, { engagementId, ...answer }: Answer): Promise<void> {
  const letter = await lockLetterBy(ctx.db, { engagement_id: engagementId });
  if (!letter || letter.answer !== null) return;
  await updateAnswer(ctx.db, letter.id, answer);
  await recordEvent(ctx, {
    action: 'letter.answered',
    objectKind: 'letter',
    objectId: letter.number,
    caseId: letter.caseId,
    after: { answer: answer.answer, answeredOn: answer.answeredOn },
  });
}
