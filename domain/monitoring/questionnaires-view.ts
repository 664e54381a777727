import { z } from 'zod';
import type { Context } from '#domain/context';
import { getQuestionSet } from './questions.ts';

const rowSchema = z.object({
  id: z.uuid(),
  questionsVersion: z.int(),
  answers: z
    .object({ answers: z.array(z.object({ questionCode: z.string(), score: z.int() })), comment: z.string().nullable() })
    .nullable(),
  refusalReason: z.string().nullable(),
  filledOn: z.string(),
});

/** Questionnaires of a case, the newest first, each with the questions of the version that it answers (П4–11 ст.VI; T-163, T-167). */
export async function listQuestionnaires(ctx: Context, caseId: string) {
  const rows: unknown = await ctx
    .db('app.questionnaires')
    .select({
      id: 'id',
      questionsVersion: 'questions_version',
      answers: 'answers',
      refusalReason: 'refusal_reason',
      filledOn: 'filled_on',
    })
    .where({ case_id: caseId })
    .orderBy([{ column: 'filled_on', order: 'desc' }, { column: 'id' }]);
  const filled = z.array(rowSchema).parse(rows);
  return Promise.all(
    filled.map(async ({ answers, ...row }) => ({
      ...row,
      comment: answers?.comment ?? null,
      answers: await withQuestions(ctx, row.questionsVersion, answers?.answers ?? []),
    })),
  );
}

async function withQuestions(ctx: Context, version: number, answers: readonly { questionCode: string; score: number }[]) {
  const { questions } = await getQuestionSet(ctx, version);
  const texts = new Map(questions.map(({ code, text }) => [code, text]));
  return answers.map(({ questionCode, score }) => ({ question: texts.get(questionCode) ?? questionCode, score }));
}
