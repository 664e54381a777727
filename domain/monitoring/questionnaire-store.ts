import type { Knex } from 'knex';

export interface Questionnaire {
  readonly questionsVersion: number;
  readonly personId: string | null;
  /** Null when the family refused to answer. */
  readonly answers: {
    readonly answers: readonly { readonly questionCode: string; readonly score: number }[];
    readonly comment: string | null;
  } | null;
  readonly refusalReason: string | null;
  readonly filledOn: string;
}

export async function insertQuestionnaire(
  db: Knex,
  given: Questionnaire & { caseId: string; taskId: string; reviewId: string | null; authorId: string; createdAt: Date },
): Promise<void> {
  await db('app.questionnaires').insert({
    case_id: given.caseId,
    questions_version: given.questionsVersion,
    person_id: given.personId,
    answers: given.answers && JSON.stringify(given.answers),
    refusal_reason: given.refusalReason,
    filled_on: given.filledOn,
    task_id: given.taskId,
    review_id: given.reviewId,
    author_id: given.authorId,
    created_at: given.createdAt,
  });
}
