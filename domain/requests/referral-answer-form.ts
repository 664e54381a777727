import { russianDate } from '#domain/calendar/plain-date';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { findLetter } from './letter-store.ts';
import { recordAnswer, recordAnswerInput } from './record-answer.ts';

const dataSchema = recordAnswerInput.omit({ planItemId: true });

/** «Ответ на направление», entered by the curator (П1 п.5.3; T-077). */
export const referralAnswerForm: TaskForm = {
  formKey: 'referral-answer',

  async prepare(ctx, task) {
    const { today } = await getSupportedCase(ctx, caseOfTask(task));
    const letter = await findLetter(ctx.db, idOf(task, 'planItemId'));
    return {
      initial: { answeredOn: today },
      choices: {},
      facts: letter
        ? [
            { label: 'Направление', value: `№ ${letter.number} от ${russianDate(letter.issuedOn)}` },
            { label: 'Адресат', value: letter.addressee },
            { label: 'Предмет', value: letter.subject },
            {
              label: 'Ответ ожидается',
              value: `до ${russianDate(letter.answerDueOn)}${letter.isDueProvisional ? ' (предварительно)' : ''}`,
            },
          ]
        : [],
    };
  },

  async complete(ctx, task, data) {
    const answer = parseInput(dataSchema, data);
    await recordAnswer(ctx, { planItemId: idOf(task, 'planItemId'), ...answer });
    return { referralAnswer: answer.answer };
  },
};
