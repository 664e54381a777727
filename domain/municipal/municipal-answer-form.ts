import { documentChoices } from '#domain/documents/document-choices';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { MUNICIPAL_DECISION_KIND } from './municipal-question.ts';
import { describeMunicipalQuestion, getMunicipalQuestion } from './question-facts.ts';
import { municipalAnswerInput, recordMunicipalAnswer } from './record-municipal-answer.ts';

const dataSchema = municipalAnswerInput.omit({ questionId: true });

/** «Решение муниципального консилиума», entered by the secretary (П1 п.4.13; T-103). */
export const municipalAnswerForm: TaskForm = {
  formKey: 'municipal-answer',

  async prepare(ctx, task) {
    const caseId = caseOfTask(task);
    const question = await getMunicipalQuestion(ctx, idOf(task, 'municipalQuestionId'));
    return {
      initial: { answeredOn: (await getSupportedCase(ctx, caseId)).today },
      choices: { documents: await documentChoices(ctx, caseId, MUNICIPAL_DECISION_KIND) },
      facts: await describeMunicipalQuestion(ctx, question),
    };
  },

  async complete(ctx, task, data) {
    await recordMunicipalAnswer(ctx, { questionId: idOf(task, 'municipalQuestionId'), ...parseInput(dataSchema, data) });
    return {};
  },
};
