import { recordEvent } from '#domain/audit/record-event';
import { requestCommand } from '#domain/commands/request-command';
import type { Context } from '#domain/context';
import { getSupportedCase } from '#domain/plans/supported-case';
import { lockOpenLetters, updateAnswer } from './letter-store.ts';

/** Nobody waits any more for answers to the letters of a closed measure; the process of the curator's own letters ends (П1 п.5.3; T-077). */
export async function closeLetters(ctx: Context, planItemId: string): Promise<void> {
  for (const letter of await lockOpenLetters(ctx.db, planItemId)) {
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
    if (letter.kind !== 'letter') continue;
    await requestCommand(ctx, {
      stream: letter.number,
      dedupeKey: `letter-closed:${letter.id}`,
      command: {
        kind: 'correlate-message',
        message: 'letter-closed',
        businessKey: letter.number,
        correlationKeys: {},
        variables: {},
        waiter: 'none',
      },
    });
  }
}
