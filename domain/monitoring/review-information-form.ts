import { z } from 'zod';
import { parseInput } from '#domain/parse-input';
import { countExtensions } from '#domain/plans/plan-reading';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { figureFacts, readPlanFigures } from './plan-figures.ts';
import { saveReviewInformation } from './save-report.ts';

const text = z.string().trim().min(1);
const dataSchema = z.object({
  dynamics: text,
  familyOpinion: text,
  proposals: text,
  proposedDecision: z.enum(['extend', 'complete', 'terminate']),
});

/** «Информация куратора для консилиума»: figures are there, words are the curator's (П1 п.5.5, 5.8; T-086). */
export const reviewInformationForm: TaskForm = {
  formKey: 'review-information',

  async prepare(ctx, task) {
    const caseId = caseOfTask(task);
    const extensions = await countExtensions(ctx, caseId);
    return {
      initial: {},
      choices: {},
      facts: [...figureFacts(await readPlanFigures(ctx, caseId)), { label: 'Продлений', value: String(extensions) }],
    };
  },

  async complete(ctx, task, data) {
    const { dynamics, ...content } = parseInput(dataSchema, data);
    await saveReviewInformation(ctx, { caseId: caseOfTask(task), taskId: task.taskId, dynamics, content });
    return {};
  },
};
