import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import { getCurrentQuestions } from './questions.ts';

export const changeQuestionsInput = z.object({
  questions: z
    .array(z.string().trim().min(3, 'Напишите вопрос.').max(300, 'Вопрос не длиннее 300 знаков.'))
    .min(1, 'Нужен хотя бы один вопрос.')
    .max(30, 'Не больше 30 вопросов.')
    .refine((questions) => new Set(questions).size === questions.length, 'Вопросы не повторяются.'),
});

/**
 * Makes the next version of the questions put to families. A question that stays keeps its code, so that answers of both versions can
 * be compared; those given before keep the words to which they were given (П4–11 ст.VI; T-163).
 */
export async function changeQuestions(ctx: Context, input: z.input<typeof changeQuestionsInput>): Promise<{ version: number }> {
  const { questions } = parseInput(changeQuestionsInput, input);
  return inTransaction(ctx, async (open) => {
    const tx = await authorise(open, 'settings.manage', 'do', { centreId: null });
    await tx.db.raw('lock table app.question_sets in share row exclusive mode');
    const current = await getCurrentQuestions(tx);
    const version = current.version + 1;
    const codes = new Map(current.questions.map(({ code, text }) => [text, code]));
    const next = questions.map((text, index) => ({ code: codes.get(text) ?? `v${version}-${index + 1}`, text }));
    await tx
      .db('app.question_sets')
      .insert({ version, questions: JSON.stringify(next), created_by: tx.actor.id, created_at: tx.now });
    await recordEvent(tx, {
      action: 'questions.changed',
      objectKind: 'question-set',
      objectId: String(version),
      before: { version: current.version },
      after: { version, questions: next.map(({ code }) => code) },
    });
    return { version };
  });
}
