import { z } from 'zod';
import { documentKindChoices } from '#domain/assessment/personal-documents';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { describeApplication } from './application-facts.ts';
import { findApplication } from './application-store.ts';
import { submitApplication, submitApplicationInput } from './submit-application.ts';

const text = z.string().trim().min(1);
const dataSchema = submitApplicationInput
  .pick({ submittedOn: true, bodyNumber: true })
  .extend({ paperKinds: z.array(z.string()).default([]), otherPapers: text.optional() });

/** «Подача заявления» with the papers that go with it (П4–11 ст.V; T-073). */
export const submitApplicationForm: TaskForm = {
  formKey: 'submit-application',

  async prepare(ctx, task) {
    const caseId = caseOfTask(task);
    const { today } = await getSupportedCase(ctx, caseId);
    const application = await findApplication(ctx.db, idOf(task, 'planItemId'));
    return {
      initial: { submittedOn: today, otherPapers: 'Заявление' },
      choices: { papers: await documentKindChoices(ctx, await getCase(ctx, caseId)) },
      facts: application ? describeApplication(application) : [],
    };
  },

  async complete(ctx, task, data) {
    const { paperKinds, otherPapers, ...given } = parseInput(dataSchema, data);
    const papers = [...(otherPapers === undefined ? [] : [otherPapers]), ...(await labelsOf(ctx, caseOfTask(task), paperKinds))];
    if (papers.length === 0) throw invalidInput('Перечислите бумаги.', { '/paperKinds': 'Отметьте, какие бумаги поданы.' });
    return { ...(await submitApplication(ctx, { planItemId: idOf(task, 'planItemId'), ...given, papers })) };
  },
};

/** The list keeps words, because the list of documents of a centre changes and the application does not. */
async function labelsOf(ctx: Context, caseId: string, codes: readonly string[]): Promise<string[]> {
  const choices = await documentKindChoices(ctx, await getCase(ctx, caseId));
  return choices.filter(({ value }) => codes.includes(value)).map(({ label }) => label);
}
