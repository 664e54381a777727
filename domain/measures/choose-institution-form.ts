import { z } from 'zod';
import { organisationChoices } from '#domain/organisations/organisation-choices';
import { parseInput } from '#domain/parse-input';
import { getSupportedCase } from '#domain/plans/supported-case';
import { idOf } from '#domain/plans/task-variables';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { describeMeasure } from './measure-facts.ts';
import { chooseInstitutions } from './prepare-memo.ts';

const dataSchema = z.object({ organisationIds: z.array(z.uuid()).min(1) });

/** «Выбор учреждений для памятки» where the family's district has none that fit (П4–11 ст.V; T-073). */
export const chooseInstitutionForm: TaskForm = {
  formKey: 'choose-institution',

  async prepare(ctx, task) {
    const found = await getSupportedCase(ctx, caseOfTask(task));
    return {
      initial: {},
      choices: { organisations: await organisationChoices(ctx, { district: found.district }) },
      facts: await describeMeasure(ctx, idOf(task, 'planItemId')),
    };
  },

  async complete(ctx, task, data) {
    await chooseInstitutions(ctx, { planItemId: idOf(task, 'planItemId'), ...parseInput(dataSchema, data) });
    return {};
  },
};
