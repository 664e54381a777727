import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { getSupportedCase } from '#domain/plans/supported-case';
import { z } from 'zod';
import { lockQuestionForChange } from './decide-municipal-question.ts';
import { considerationSchema } from './municipal-question.ts';
import { updateQuestion } from './municipal-store.ts';

export const municipalAnswerInput = z.object({
  questionId: z.uuid(),
  answeredOn: z.iso.date(),
  answer: z.string().trim().min(1).max(4000),
  documentId: z.uuid().optional(),
});

/** Keeps what the municipal body decided: a recommendation, entered by the secretary (П1 п.4.13; T-103; AMB-30). */
export async function recordMunicipalAnswer(ctx: Context, input: z.input<typeof municipalAnswerInput>): Promise<void> {
  const { questionId, answeredOn, answer, documentId } = municipalAnswerInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const question = await lockQuestionForChange(tx, questionId);
    if (question.status !== 'sent') throw new DomainError('ALREADY_ANSWERED', 'Ответ муниципального консилиума уже внесён.');
    const { today, centreId } = await getSupportedCase(tx, question.caseId);
    if (answeredOn < (question.sentOn ?? '') || answeredOn > today)
      throw invalidInput('Проверьте дату решения.', {
        '/answeredOn': 'Дата решения — не раньше направления вопроса и не позже сегодняшнего дня.',
      });
    await updateQuestion(tx.db, questionId, {
      ...{ status: 'answered', answeredOn, answer },
      ...(documentId !== undefined && { answerDocumentId: documentId }),
    });
    await recordEvent(tx, {
      action: 'municipal-question.answered',
      objectKind: 'municipal-question',
      objectId: questionId,
      caseId: question.caseId,
      centreId,
      after: { number: question.number, answeredOn },
    });
  });
}

export const considerationInput = z.object({
  questionId: z.uuid(),
  consideration: considerationSchema,
  text: z.string().trim().min(1).max(4000),
});

/** Keeps how the curator takes the recommendation into account; it binds nobody (П1 п.4.13; T-103; AMB-30). */
export async function considerMunicipalAnswer(ctx: Context, input: z.input<typeof considerationInput>): Promise<void> {
  const { questionId, consideration, text } = considerationInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const question = await lockQuestionForChange(tx, questionId);
    if (question.status !== 'answered') throw new DomainError('ALREADY_CONSIDERED', 'Это решение уже учтено.');
    const { today, centreId } = await getSupportedCase(tx, question.caseId);
    await updateQuestion(tx.db, questionId, {
      ...{ status: 'considered', consideredOn: today, consideration, considerationText: text },
    });
    await recordEvent(tx, {
      action: 'municipal-question.considered',
      objectKind: 'municipal-question',
      objectId: questionId,
      caseId: question.caseId,
      centreId,
      after: { number: question.number, consideration, consideredOn: today },
    });
  });
}
