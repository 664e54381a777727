import { z } from 'zod';
import { describeMeasure } from '#domain/measures/measure-facts';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { chooseBenefitBody } from './prepare-application.ts';

const dataSchema = z.object({ organisationId: z.uuid() });

/** «Выбор органа, который назначает выплату» (П4–11 ст.V; T-073). */
export const chooseBenefitBodyForm: TaskForm = {
  formKey: 'choose-benefit-body',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    return {
      initial: {},
      choices: { organisations: await organisationChoices(ctx, { district: found.district }) },
      facts: await describeMeasure(ctx, idOf(task, 'planItemId')),
    };
  },

  async complete(ctx, task, data) {
    await chooseBenefitBody(ctx, { planItemId: idOf(task, 'planItemId'), ...parseInput(dataSchema, data) });
    return {};
  },
};
