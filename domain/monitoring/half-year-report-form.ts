import { z } from 'zod';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { figureFacts, readPlanFigures } from './plan-figures.ts';
import { pointOfTask } from './point-of-task.ts';
import { reasonOfWish, requestRevision, revisionWishSchema } from './request-revision.ts';
import { saveHalfYearReport } from './save-report.ts';

const text = z.string().trim().min(1);
const dataSchema = revisionWishSchema.extend({ dynamics: text, familyState: text, proposals: text });

/** «Отчет по сопровождению за полугодие» (П4–11 ст.VI; T-168, T-174). */
export const halfYearReportForm: TaskForm = {
  formKey: 'half-year-report',

  async prepare(ctx, task) {
    return { initial: {}, choices: {}, facts: figureFacts(await readPlanFigures(ctx, caseOfTask(task))) };
  },

  async complete(ctx, task, data) {
    const { dynamics, familyState, proposals, ...wish } = parseInput(dataSchema, data);
    const reason = reasonOfWish(wish);
    const caseId = caseOfTask(task);
    const content = { familyState, proposals };
    await saveHalfYearReport(ctx, { caseId, taskId: task.taskId, controlPointId: pointOfTask(task), dynamics, content });
    if (reason !== undefined) await requestRevision(ctx, { caseId, reason });
    return {};
  },
};
