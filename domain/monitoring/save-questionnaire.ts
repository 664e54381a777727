import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { getSupportedCase, type SupportedCase } from '#domain/plans/supported-case';
import { insertQuestionnaire, type Questionnaire } from './questionnaire-store.ts';
import { getCurrentQuestions, type QuestionSet } from './questions.ts';

const text = z.string().trim().min(1);

export const saveQuestionnaireInput = z.object({
  caseId: z.uuid(),
  taskId: z.string(),
  /** The review before which the family is asked; tasks of processes released before reviews were kept have none. */
  reviewId: z.uuid().optional(),
  outcome: z.enum(['answered', 'refused']),
  filledOn: z.iso.date(),
  respondentId: z.uuid().optional(),
  answers: z.array(z.object({ questionCode: z.string(), score: z.number().int().min(1).max(5).optional() })).default([]),
  comment: text.optional(),
  refusalReason: text.optional(),
});
type Input = z.infer<typeof saveQuestionnaireInput>;

/** Keeps the family's answers to every question, or its refusal with the reason (П4–11 ст.VI; T-163, T-167). */
export async function saveQuestionnaire(ctx: Context, input: z.input<typeof saveQuestionnaireInput>): Promise<void> {
  const given = saveQuestionnaireInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await getSupportedCase(tx, given.caseId);
    if (given.filledOn > found.today) {
      throw invalidInput('Дата анкеты не может быть позже сегодняшнего дня.', { '/filledOn': 'Проверьте дату.' });
    }
    const asked = await getCurrentQuestions(tx);
    const filled = given.outcome === 'answered' ? await readAnswers(tx, found, { given, asked }) : readRefusal(given);
    await insertQuestionnaire(tx.db, {
      ...filled,
      caseId: given.caseId,
      taskId: given.taskId,
      reviewId: given.reviewId ?? null,
      questionsVersion: asked.version,
      filledOn: given.filledOn,
      authorId: tx.actor.id,
      createdAt: tx.now,
    });
    await recordEvent(tx, {
      action: 'questionnaire.filled',
      objectKind: 'questionnaire',
      objectId: given.taskId,
      caseId: given.caseId,
      centreId: found.centreId,
      after: { outcome: given.outcome, questionsVersion: asked.version },
    });
  });
}

type Filled = Pick<Questionnaire, 'personId' | 'answers' | 'refusalReason'>;

async function readAnswers(
  ctx: Context,
  found: SupportedCase,
  { given, asked }: { given: Input; asked: QuestionSet },
): Promise<Filled> {
  const members = await listFamilyMembers(ctx, found.familyId);
  if (!members.some(({ id }) => id === given.respondentId)) {
    throw invalidInput('Укажите, кто из семьи отвечал.', { '/respondentId': 'Выберите члена этой семьи.' });
  }
  const answers = asked.questions.map(({ code }) => {
    const index = given.answers.findIndex(({ questionCode }) => questionCode === code);
    const score = given.answers[index]?.score;
    if (score === undefined)
      throw invalidInput('Ответьте на каждый вопрос анкеты.', { [`/answers/${Math.max(index, 0)}/score`]: 'Выберите ответ.' });
    return { questionCode: code, score };
  });
  return { personId: given.respondentId ?? null, answers: { answers, comment: given.comment ?? null }, refusalReason: null };
}

function readRefusal(given: Input): Filled {
  if (given.refusalReason === undefined)
    throw invalidInput('Укажите причину отказа.', { '/refusalReason': 'Укажите причину отказа.' });
  return { personId: null, answers: null, refusalReason: given.refusalReason };
}
