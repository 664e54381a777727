import type { Context } from '#domain/context';
import { eachApart, type Apart } from '#domain/each-apart';
import { getSupportedCase } from '#domain/plans/supported-case';
import { answerReminderAt } from './answer-term.ts';
import { selectHeldBack } from './letter-store.ts';
import { remindLetter } from './remind-agency.ts';

/**
 * Gives the reminders of answers whose moment fell into a suspension: the timer of a letter fires once and found the case at rest
 * (П1 п.5.3, 5.8; T-077, T-092). A letter that cannot be reminded of keeps no other from its reminder.
 */
export async function remindHeldBackLetters(ctx: Context): Promise<Apart> {
  const due: string[] = [];
  for (const letter of await selectHeldBack(ctx.db)) {
    const found = await getSupportedCase(ctx, letter.caseId);
    if (new Date(await answerReminderAt(ctx, found, letter)) <= ctx.now) due.push(letter.id);
  }
  return eachApart(due, (letterId) => remindLetter(ctx, { letterId }));
}
