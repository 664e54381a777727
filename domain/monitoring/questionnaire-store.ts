import type { Knex } from 'knex';
import { z } from 'zod';

export const answersSchema = z.object({
  answers: z.array(z.object({ questionCode: z.string(), score: z.number().int() })),
  comment: z.string().nullable(),
});

export const questionnaireSchema = z.object({
  id: z.uuid(),
  questionsVersion: z.number().int(),
  personId: z.uuid().nullable(),
  answers: answersSchema.nullable(),
  refusalReason: z.string().nullable(),
  filledOn: z.string(),
});
export type Questionnaire = z.infer<typeof questionnaireSchema>;

export async function insertQuestionnaire(
  db: Knex,
  given: Omit<Questionnaire, 'id'> & { caseId: string; taskId: string; authorId: string; createdAt: Date },
): Promise<void> {
  await db('app.questionnaires').insert({
    case_id: given.caseId,
    questions_version: given.questionsVersion,
    person_id: given.personId,
    answers: given.answers && JSON.stringify(given.answers),
    refusal_reason: given.refusalReason,
    filled_on: given.filledOn,
    task_id: given.taskId,
    author_id: given.authorId,
    created_at: given.createdAt,
  });
}

export async function selectQuestionnaires(db: Knex, caseId: string): Promise<Questionnaire[]> {
  const rows: unknown = await db('app.questionnaires')
    .select({
      id: 'id',
      questionsVersion: 'questions_version',
      personId: 'person_id',
      answers: 'answers',
      refusalReason: 'refusal_reason',
      filledOn: 'filled_on',
    })
    .where({ case_id: caseId })
    .orderBy('created_at');
  return z.array(questionnaireSchema).parse(rows);
}
