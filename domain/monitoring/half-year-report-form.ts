import { z } from 'zod';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { figureFacts, readPlanFigures } from './plan-figures.ts';
import { saveHalfYearReport } from './save-report.ts';

const text = z.string().trim().min(1);
const dataSchema = z.object({ dynamics: text, familyState: text, proposals: text });

/** «Отчет по сопровождению за полугодие» (П4–11 ст.VI; T-168). */
export const halfYearReportForm: TaskForm = {
  formKey: 'half-year-report',

  async prepare(ctx, task) {
    return { initial: {}, choices: {}, facts: figureFacts(await readPlanFigures(ctx, caseOfTask(task))) };
  },

  async complete(ctx, task, data) {
    const { dynamics, ...content } = parseInput(dataSchema, data);
    await saveHalfYearReport(ctx, { caseId: caseOfTask(task), taskId: task.taskId, dynamics, content });
    return {};
  },
};
