import { russianDate } from '#domain/calendar/plain-date';
import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';
import type { PreparedForm } from '#domain/tasks/task-form';
import type { MunicipalQuestion } from './municipal-question.ts';
import { findQuestion } from './municipal-store.ts';

/** The question of a task (П1 п.4.13; T-103). */
export async function getMunicipalQuestion(ctx: Context, questionId: string): Promise<MunicipalQuestion> {
  const question = await findQuestion(ctx.db, questionId);
  if (!question) throw notFound('Вопрос муниципальному консилиуму не найден.');
  return question;
}

/** What the director, the secretary and the curator read of a question beside its form, with the clocks that run on (T-103, T-104). */
export async function describeMunicipalQuestion(ctx: Context, question: MunicipalQuestion): Promise<PreparedForm['facts']> {
  const { materials, sentOn, answerDueOn, answeredOn, answer } = question;
  return [
    { label: 'Вопрос', value: `№ ${question.number} от ${russianDate(question.raisedOn)}` },
    { label: 'Куда', value: question.organisation },
    { label: 'В чём сложность', value: question.question },
    { label: 'Кого касается', value: question.addressees },
    ...(materials === null ? [] : [{ label: 'Материалы', value: materials }]),
    ...(question.documentIds.length === 0 ? [] : [{ label: 'Приложено документов', value: String(question.documentIds.length) }]),
    ...(sentOn === null || answerDueOn === null
      ? []
      : [{ label: 'Направлен', value: `${russianDate(sentOn)}, ответ ожидается до ${russianDate(answerDueOn)}` }]),
    ...(answer === null || answeredOn === null ? [] : [{ label: `Решение от ${russianDate(answeredOn)}`, value: answer }]),
    { label: 'Сроки', value: 'сроки дела не приостанавливаются' },
    ...(await describeCase(ctx, await getCase(ctx, question.caseId))),
  ];
}
