import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import { z } from 'zod';
import data from './family-questions.json' with { type: 'json' };

export const questionSchema = z.object({ code: z.string(), text: z.string() });
const questionSetSchema = z.object({ version: z.number().int(), questions: z.array(questionSchema).min(1) });
export type QuestionSet = z.infer<typeof questionSetSchema>;

/** The first questions put to a family before the review of results (П4–11 ст.VI; T-163, T-167). */
export const FAMILY_QUESTIONS = questionSetSchema.parse(data);

/** All versions of the questions, the newest first: answers keep the version that they answer (П4–11 ст.VI; T-163). */
export async function listQuestionSets(ctx: Context): Promise<QuestionSet[]> {
  const rows: unknown = await ctx.db('app.question_sets').select('version', 'questions').orderBy('version', 'desc');
  return [...z.array(questionSetSchema).parse(rows), FAMILY_QUESTIONS];
}

/** The questions that families are asked now (П4–11 ст.VI; T-163). */
export async function getCurrentQuestions(ctx: Context): Promise<QuestionSet> {
  const [current] = await listQuestionSets(ctx);
  return current ?? FAMILY_QUESTIONS;
}

/** The questions of one version (П4–11 ст.VI; T-163). */
export async function getQuestionSet(ctx: Context, version: number): Promise<QuestionSet> {
  const found = (await listQuestionSets(ctx)).find((set) => set.version === version);
  if (!found) throw notFound('Такой версии анкеты нет.');
  return found;
}
