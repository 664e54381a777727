import { parseInput } from '#domain/parse-input';
import { idOf } from '#domain/plans/task-variables';
import type { TaskForm } from '#domain/tasks/task-form';
import { describeMunicipalQuestion, getMunicipalQuestion } from './question-facts.ts';
import { considerationInput, considerMunicipalAnswer } from './record-municipal-answer.ts';

const dataSchema = considerationInput.omit({ questionId: true });

/** «Учесть решение»: what the curator makes of the recommendation (П1 п.4.13; T-103; AMB-30). */
export const considerMunicipalAnswerForm: TaskForm = {
  formKey: 'consider-municipal-answer',

  async prepare(ctx, task) {
    const question = await getMunicipalQuestion(ctx, idOf(task, 'municipalQuestionId'));
    return { initial: {}, choices: {}, facts: await describeMunicipalQuestion(ctx, question) };
  },

  async complete(ctx, task, data) {
    await considerMunicipalAnswer(ctx, { questionId: idOf(task, 'municipalQuestionId'), ...parseInput(dataSchema, data) });
    return {};
  },
};
