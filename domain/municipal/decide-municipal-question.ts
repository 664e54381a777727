import { recordEvent } from '#domain/audit/record-event';
import { getCase } from '#domain/cases/get-case';
import { requireExchangeBasis } from '#domain/consents/require-exchange-basis';
import { inTransaction, type Context } from '#domain/context';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import type { MunicipalQuestion } from './municipal-question.ts';
import { lockQuestion, updateQuestion } from './municipal-store.ts';

/** The question of a step or a form, locked until its change is stored. */
export async function lockQuestionForChange(ctx: Context, questionId: string): Promise<MunicipalQuestion> {
  const question = await lockQuestion(ctx.db, questionId);
  if (!question) throw notFound('Вопрос муниципальному консилиуму не найден.');
  return question;
}

export interface DirectorsDecision {
  readonly questionId: string;
  readonly confirmed: boolean;
  readonly declineReason?: string | undefined;
}

/** The director confirms the question or declines it with a reason, once; nothing goes out without a basis for it (П1 п.4.13; T-103, T-198). */
export async function decideMunicipalQuestion(ctx: Context, decision: DirectorsDecision): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const question = await lockQuestionForChange(tx, decision.questionId);
    if (question.status !== 'proposed') throw new DomainError('QUESTION_DECIDED', 'По этому вопросу решение уже принято.');
    if (!decision.confirmed && decision.declineReason === undefined)
      throw invalidInput('Укажите причину отказа.', { '/declineReason': 'Напишите, почему вопрос не выносится.' });
    if (decision.confirmed) await requireExchangeBasis(tx, question.caseId);
    const status = decision.confirmed ? 'confirmed' : 'declined';
    await updateQuestion(tx.db, question.id, {
      ...{ status, decidedBy: tx.actor.id, decidedAt: tx.now },
      ...(!decision.confirmed && decision.declineReason !== undefined && { declineReason: decision.declineReason }),
    });
    const { centreId } = await getCase(tx, question.caseId);
    await recordEvent(tx, {
      action: decision.confirmed ? 'municipal-question.confirmed' : 'municipal-question.declined',
      objectKind: 'municipal-question',
      objectId: question.id,
      caseId: question.caseId,
      centreId,
      before: { status: 'proposed' },
      after: { status, number: question.number },
    });
  });
}
