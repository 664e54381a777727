import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import { parseInput } from '#domain/parse-input';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { PreparedForm, TaskForm } from '#domain/tasks/task-form';
import { describeCounts, figureFacts, readPlanFigures } from './plan-figures.ts';
import { pointOfTask } from './point-of-task.ts';
import { selectReports } from './report-store.ts';
import { reasonOfWish, requestRevision, revisionWishSchema } from './request-revision.ts';
import { saveAnnualReport } from './save-report.ts';

const text = z.string().trim().min(1);
const dataSchema = revisionWishSchema.extend({ dynamics: text, familyState: text, results: text, proposals: text });

/** «Отчет по сопровождению за год», with the numbers of its half-years beside (П4–11 ст.VI; T-169, T-174). */
export const annualReportForm: TaskForm = {
  formKey: 'annual-report',

  async prepare(ctx, task) {
    const caseId = caseOfTask(task);
    const figures = figureFacts(await readPlanFigures(ctx, caseId));
    return { initial: {}, choices: {}, facts: [...figures, ...(await halfYearFacts(ctx, caseId))] };
  },

  async complete(ctx, task, data) {
    const { dynamics, familyState, results, proposals, ...wish } = parseInput(dataSchema, data);
    const reason = reasonOfWish(wish);
    const caseId = caseOfTask(task);
    const content = { familyState, results, proposals };
    await saveAnnualReport(ctx, { caseId, taskId: task.taskId, controlPointId: pointOfTask(task), dynamics, content });
    if (reason !== undefined) await requestRevision(ctx, { caseId, reason });
    return {};
  },
};

async function halfYearFacts(ctx: Context, caseId: string): Promise<PreparedForm['facts']> {
  return (await selectReports(ctx.db, caseId))
    .filter(({ kind }) => kind === 'half-year')
    .map(({ periodFrom, periodTo, figures, dynamics }) => ({
      label: `Отчёт за полугодие ${russianDate(periodFrom)} – ${russianDate(periodTo)}`,
      value: `${describeCounts(figures.total)}. ${dynamics}`,
    }));
}
