import { recordEvent } from '#domain/audit/record-event';
import { russianDate } from '#domain/calendar/plain-date';
import { inTransaction, type Context } from '#domain/context';
import { documentChoices } from '#domain/documents/document-choices';
import { DomainError, invalidInput, notFound } from '#domain/errors';
import { describeMeasure } from '#domain/measures/measure-facts';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { findLetterBy, lockLetterBy, updateAnswer } from './letter-store.ts';

/** Kind under which a case keeps answers to letters. */
const LETTER_ANSWER_KIND = 'letter-answer';

const dataSchema = z.object({
  answer: z.enum(['received', 'no-answer']),
  answeredOn: z.iso.date(),
  answerText: z.string().trim().min(1),
  documentId: z.uuid().optional(),
});

/** «Ответ на письмо»: what came back stands beside the measure that the letter is about (П1 п.5.3; T-077). */
export const letterAnswerForm: TaskForm = {
  formKey: 'letter-answer',

  async prepare(ctx, task) {
    const letter = await findLetterBy(ctx.db, { id: idOf(task, 'letterId') });
    if (!letter) throw notFound('Письмо не найдено.');
    const { today } = await getSupportedCase(ctx, letter.caseId);
    return {
      initial: { answeredOn: today },
      choices: { documents: await documentChoices(ctx, letter.caseId, LETTER_ANSWER_KIND) },
      facts: [
        { label: 'Письмо', value: `№ ${letter.number} от ${russianDate(letter.issuedOn)}` },
        { label: 'Адресат', value: letter.addressee },
        { label: 'Предмет', value: letter.subject },
        { label: 'Ответ ожидается', value: `до ${russianDate(letter.answerDueOn)}` },
        ...(await describeMeasure(ctx, letter.planItemId)),
      ],
    };
  },

  async complete(ctx, task, data) {
    await recordLetterAnswer(ctx, idOf(task, 'letterId'), parseInput(dataSchema, data));
    return {};
  },
};

async function recordLetterAnswer(ctx: Context, letterId: string, given: z.infer<typeof dataSchema>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const letter = await lockLetterBy(tx.db, { id: letterId });
    if (!letter) throw notFound('Письмо не найдено.');
    if (letter.answer !== null) throw new DomainError('ALREADY_ANSWERED', 'Ответ на письмо уже внесён, или его больше не ждут.');
    const { today, centreId } = await getSupportedCase(tx, letter.caseId);
    if (given.answeredOn < letter.issuedOn || given.answeredOn > today)
      throw invalidInput('Проверьте дату ответа.', {
        '/answeredOn': 'Дата ответа — от даты письма до сегодняшнего дня.',
      });
    await updateAnswer(tx.db, letterId, { ...given, answerDocumentId: given.documentId });
    await recordEvent(tx, {
      action: 'letter.answered',
      objectKind: 'letter',
      objectId: letter.number,
      caseId: letter.caseId,
      centreId,
      after: { answer: given.answer, answeredOn: given.answeredOn, kind: 'letter', planItemId: letter.planItemId },
    });
  });
}
