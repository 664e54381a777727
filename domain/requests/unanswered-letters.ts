import { z } from 'zod';
import type { Context } from '#domain/context';

const letterRow = z.object({ number: z.string(), addressee: z.string(), answerDueOn: z.iso.date() });

/** Letters of a case that still wait for their answer, the most urgent first (П1 п.5.3; T-077). */
export async function listUnansweredLetters(ctx: Context, caseId: string): Promise<z.infer<typeof letterRow>[]> {
  const rows: unknown = await ctx
    .db('app.letters')
    .where({ case_id: caseId, answer: null })
    .orderBy('answer_due_on')
    .select({ number: 'number', addressee: 'addressee', answerDueOn: 'answer_due_on' });
  return z.array(letterRow).parse(rows);
}
