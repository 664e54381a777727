import { parseInput } from '#domain/parse-input';
import { idOf } from '#domain/plans/task-variables';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { decideMunicipalQuestion } from './decide-municipal-question.ts';
import { describeMunicipalQuestion, getMunicipalQuestion } from './question-facts.ts';

const dataSchema = z.object({
  decision: z.enum(['confirm', 'decline']),
  declineReason: z.string().trim().min(1).optional(),
});

/** «Вынести вопрос на муниципальный консилиум»: the director's word (П1 п.4.13; T-103). */
export const confirmMunicipalQuestionForm: TaskForm = {
  formKey: 'confirm-municipal-question',

  async prepare(ctx, task) {
    const question = await getMunicipalQuestion(ctx, idOf(task, 'municipalQuestionId'));
    return { initial: {}, choices: {}, facts: await describeMunicipalQuestion(ctx, question) };
  },

  async complete(ctx, task, data) {
    const { decision, declineReason } = parseInput(dataSchema, data);
    const confirmed = decision === 'confirm';
    await decideMunicipalQuestion(ctx, { questionId: idOf(task, 'municipalQuestionId'), confirmed, declineReason });
    return { confirmed };
  },
};
