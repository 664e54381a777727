import { z } from 'zod';
import { russianDate } from '#domain/calendar/plain-date';
import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { OpenTask, TaskForm } from '#domain/tasks/task-form';
import { groundLabel, sourceKindLabel } from './appeal-words.ts';
import { getAttachedAppeal, reviewAppeal, reviewInput } from './review-appeal.ts';

/** The curator looks at an appeal that came to an open case; who sent it stays with the clerks (П1 п.4.3, 5.11; T-027, T-207). */
export const reviewNewAppealForm: TaskForm = {
  formKey: 'review-new-appeal',
  async prepare(ctx, task) {
    const caseId = caseOfTask(task);
    const { receivedOn, ground, sourceKind, problem } = await getAttachedAppeal(ctx, { appealId: appealOf(task), caseId });
    return {
      initial: {},
      choices: {},
      facts: [
        {
          label: 'Новое обращение',
          value: [
            russianDate(receivedOn),
            groundLabel(ground),
            ...(sourceKind === null ? [] : [sourceKindLabel(sourceKind)]),
          ].join(', '),
        },
        { label: 'Суть обращения', value: problem },
        ...(await describeCase(ctx, await getCase(ctx, caseId))),
      ],
    };
  },
  async complete(ctx, task, data) {
    await reviewAppeal(ctx, { appealId: appealOf(task), caseId: caseOfTask(task), ...reviewInput.parse(data) });
    return {};
  },
};

function appealOf(task: OpenTask): string {
  return z.object({ appealId: z.uuid() }).parse(task.variables).appealId;
}
